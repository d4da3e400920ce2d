"""The words of the findings of the first report: (theme, text) by id, in the campaign's catalog."""

from __future__ import annotations

from hrcapp.i18n import N_

WORDS: dict[str, tuple[str, str]] = {
    "C01": (
        N_("The launch"),
        N_(
            "Six cities, co-presidents and active members of the Committee, launched the international call "
            "in July 2022. Three of them are in the annex; Barcelona, Gwangju and Mexico City are not."
        ),
    ),
    "C02": (
        N_("The first gathering"),
        N_("The first pioneers were gathered around the UCLG World Congress of October 2022 in Daejeon."),
    ),
    "V01": (
        N_("Proximity and participation"),
        N_(
            "Cities see what makes human rights real in being the closest level of government and in the "
            "engagement of their inhabitants."
        ),
    ),
    "V02": (
        N_("Knowledge of local needs"),
        N_("Whoever knows what inhabitants need can turn rights into policies that fit the place."),
    ),
    "V03": (
        N_("A culture of human rights"),
        N_(
            "Proximity and participation together build a culture of peace and mutual respect, for "
            "example by education in public space with civil society."
        ),
    ),
    "V04": (
        N_("Social cohesion and local democracy"),
        N_(
            "Proximity strengthens cohesion, solidarity and a say in decisions, and with them local "
            "democracy."
        ),
    ),
    "V05": (
        N_("Coherent policies, services for all"),
        N_(
            "Rights are a framework that joins policy areas with the duty to give everyone access to "
            "public services."
        ),
    ),
    "V06": (
        N_("A duty to integrate higher norms"),
        N_("Local public policy has to take up national and international human rights norms."),
    ),
    "V07": (
        N_("International norms as an umbrella"),
        N_("Under international norms local action becomes more effective."),
    ),
    "V08": (
        N_("Policies beyond single sectors"),
        N_(
            "Respect for rights asks for common frameworks instead of silos, above all in times of crisis "
            "and inequality."
        ),
    ),
    "V09": (
        N_("The human-rights-based approach"),
        N_(
            "A cross-cutting approach for dignity, against poverty and discrimination, in public space "
            "and in inclusive planning."
        ),
    ),
    "V10": (
        N_("Transparency and trust"),
        N_(
            "Work based on rights opens information, which builds trust, and fosters freedom, equity and "
            "equality."
        ),
    ),
    "V11": (
        N_("A yardstick for policies"),
        N_("Rights are a measure of how well local policies work."),
    ),
    "V12": (
        N_("Rights and the 2030 Agenda"),
        N_("Most participants tie human rights to the Sustainable Development Goals."),
    ),
    "V13": (
        N_("Rights and sustainability"),
        N_("Environment, social inclusion and gender equality advance together."),
    ),
    "V14": (
        N_("Care and people-centred development"),
        N_("Rights support models of development that are built on care and proximity."),
    ),
    "V15": (
        N_("Feminism, interculturality and the Right to the City"),
        N_("Rights give legitimacy to feminist and intercultural local action and to the Right to the City."),
    ),
    "V16": (
        N_("An earlier declaration"),
        N_(
            "Declared a Human Rights City before the campaign, it wants to scale up, to widen public "
            "support and to work with many stakeholders."
        ),
    ),
    "V17": (
        N_("Tolerance and democracy"),
        N_("Rights reinforce long-standing local principles."),
    ),
    "V18": (
        N_("Memory and diversity"),
        N_("Rights reinforce a local history of memory and diversity."),
    ),
    "V19": (
        N_("In line with higher law"),
        N_("Local action has to agree with national, international and European law."),
    ),
    "V20": (
        N_("Rights and public services"),
        N_("Rights should be tied more closely to services, and all levels mobilised together."),
    ),
    "V21": (
        N_("A part in international mechanisms"),
        N_(
            "Local and regional governments should take a greater part in international human rights "
            "mechanisms."
        ),
    ),
    "V22": (
        N_("Shared responsibility"),
        N_(
            "Work on rights across levels shares responsibility for infrastructure and services and eases "
            "decentralisation."
        ),
    ),
    "V23": (
        N_("Local skill that others can use"),
        N_(
            "Proximity and participation have given local governments skills whose solutions other levels "
            "can adopt."
        ),
    ),
    "M01": (
        N_("Commitment, learning, cooperation"),
        N_(
            "A general motive: political commitment, mutual learning and dialogue among cities and "
            "territories."
        ),
    ),
    "M02": (
        N_("With civil society, for the most marginalised"),
        N_("A general motive: policies made together, and a shared reflection on inclusion."),
    ),
    "M03": (
        N_("Bringing standards home"),
        N_(
            "International cooperation encourages the explicit use of rights for circular economy, "
            "migration, equity and digital policies."
        ),
    ),
    "M04": (
        N_("Rights from the neighbourhood"),
        N_("Rights become part of daily life at the scale of the neighbourhood."),
    ),
    "M05": (
        N_("Commitment that becomes institution"),
        N_("Acting together turns local commitment into institutions and advances rights worldwide."),
    ),
    "M06": (
        N_("Support for national institutions"),
        N_(
            "Local institutions help national ones, bring people and means together, and lead to local "
            "human rights plans."
        ),
    ),
    "M07": (
        N_("Local and national plans in line"),
        N_(
            "Plans in line with each other can change the scale of action and the recognition of local "
            "actors."
        ),
    ),
    "M08": (
        N_("Measuring joint impact"),
        N_(
            "The campaign helps to see the many levels and stakeholders, and to measure what they achieve "
            "together."
        ),
    ),
    "M09": (
        N_("Defending defenders"),
        N_(
            "The notion of a Human Rights City protects defenders when violations increase, and opens new "
            "partnerships."
        ),
    ),
    "M10": (
        N_("Earlier commitments"),
        N_(
            "The campaign joins decentralised cooperation, national initiatives and plans for the "
            "Sustainable Development Goals."
        ),
    ),
    "M11": (
        N_("Advocacy against exclusion"),
        N_("More international cooperation against every form of discrimination."),
    ),
    "M12": (
        N_("Recovery from the pandemic"),
        N_("Recovery after COVID-19 as the motive to join."),
    ),
    "M13": (
        N_("Dialogue between cultures"),
        N_("The campaign is a tool for intercultural dialogue and respect for diversity."),
    ),
    "F01": (
        N_("Migration and gender equality"),
        N_(
            "The printed report names them as the areas mentioned most: gender mainstreaming and plans, "
            "and access of migrants to social rights."
        ),
    ),
    "F02": (
        N_("Women in public space"),
        N_("Access of women to public space, and action against gender-based violence."),
    ),
    "F03": (
        N_("Raising awareness on gender"),
        N_("Action against misogyny, stereotypes and female genital mutilation."),
    ),
    "F04": (
        N_("Welcome of refugees"),
        N_("Towns that receive refugees tell of their initiatives."),
    ),
    "F05": (
        N_("Human mobility with dignity"),
        N_("People on the move are to be treated with dignity."),
    ),
    "F06": (
        N_("Inclusion and culture"),
        N_("Inclusion through culture, and plans against discrimination, racism and xenophobia."),
    ),
    "F07": (
        N_("Memory and intercultural dialogue"),
        N_("Historical memory through culture, and dialogue for cohesion."),
    ),
    "F08": (
        N_("Refuge for human rights defenders"),
        N_("Legal and social support for defenders from other countries, and advocacy for rights worldwide."),
    ),
    "F09": (
        N_("Training of public servants"),
        N_("Awareness and training in local administrations."),
    ),
    "F10": (
        N_("Education for peace and memory"),
        N_("Human rights education that serves peace and memory."),
    ),
    "F11": (
        N_("Education at the edge of the city"),
        N_("Education in peri-urban areas, which are often marginalised."),
    ),
    "F12": (
        N_("Education of young people"),
        N_("Human rights education of the young."),
    ),
    "F13": (
        N_("Food and health"),
        N_("Food security and access to health, two areas that go together."),
    ),
    "F14": (
        N_("A healthy environment"),
        N_("What local governments spend and do for a healthy environment."),
    ),
    "F15": (
        N_("Water and sanitation"),
        N_("Health depends on access to water and sanitation."),
    ),
    "F16": (
        N_("Work against poverty"),
        N_("Jobs that fight poverty and exclusion."),
    ),
    "F17": (
        N_("Climate and housing"),
        N_("Climate action and access to housing seen as matters of rights."),
    ),
    "F18": (
        N_("LGBTQI+ people"),
        N_("Inclusive citizenship for LGBTQI+ people."),
    ),
    "F19": (
        N_("Children"),
        N_("Initiatives that guarantee the rights of children."),
    ),
    "F20": (
        N_("Bodies and observatories"),
        N_("Local bodies, observatories and institutions that protect rights."),
    ),
    "F21": (
        N_("Participation and transparency"),
        N_(
            "Mechanisms for participation, for cooperation with civil society, and for access and "
            "transparency."
        ),
    ),
    "N01": (
        N_("Rights of LGBTQI+ people in local practice"),
        N_("Rights become concrete mechanisms of monitoring and participation at local level."),
    ),
    "N02": (
        N_("Awareness and co-responsibility"),
        N_("Local governments and civil society share the responsibility for human rights."),
    ),
    "N03": (
        N_("Common frameworks and learning"),
        N_(
            "Common frameworks, tools for learning and capacity building: human mobility, cooperation "
            "across levels, the fight against violence, racism and discrimination."
        ),
    ),
}
