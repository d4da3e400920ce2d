"""Small forms that are no pledge, as someone else may write them: for opening, finishing and migrating."""

from __future__ import annotations

import zipfile
from pathlib import Path

SURVEY = """
| survey |
| | type | name | label | label::ar | required |
| | text | who | Who answers? | من يجيب؟ | yes |
| | select_one_from_file towns.csv | town | Sample town | بلدة نموذجية | |
| | begin_repeat | visit | Visit | زيارة | |
| | integer | people | How many people came? | كم شخصا حضر؟ | |
| | end_repeat | | | | |
| | begin_group | more | More | المزيد | |
| | select_multiple kinds | kinds | Which kinds? | أي أنواع؟ | |
| | text | remark | Remark | ملاحظة | |
| | end_group | | | | |
| choices |
| | list_name | name | label | label::ar |
| | kinds | talk | A talk | حديث |
| | kinds | walk | A walk | جولة |
| settings |
| | form_id | form_title | version |
| | sample_visits | Sample visits | {version} |
"""
TOWNS = "name,label\nnorth,Sample North\nsouth,Sample South\n"
BROKEN = """
| survey |
| | type | name | label | relevant |
| | text | who | Who answers? | ${nobody} = 1 |
| settings |
| | form_id | form_title |
| | broken | Sample broken |
"""
MARKED = """
| survey |
| | type | name | label | label::ar | hint | hint::ar |
| | note | intro | # Before you begin | # قبل أن تبدأ | Read **the guide** first. | اقرأ **الدليل** أولا. |
| | text | who | Who is the **official** contact? | من هو الشخص **الرسمي** للاتصال؟ | See [the guide](https://guide.example/form) or *ask*. | انظر [الدليل](https://guide.example/form) أو *اسأل*. |
| | select_one kinds | kind | What <b>kind</b> is <span style="color:red">asked</span> for? | أي نوع مطلوب؟ | | |
| choices |
| | list_name | name | label | label::ar |
| | kinds | talk | A **talk** | **حديث** |
| | kinds | walk | A walk_of_names | نزهة |
| settings |
| | form_id | form_title | version |
| | sample_marked | Sample of styles | 1 |
"""  # noqa: E501
BROKEN_XML = """<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml">
<h:head><h:title>Sample</h:title><model><instance><data id="sample_broken" version="1"><a/><b/><c/>
<meta><instanceID/></meta></data></instance>
<bind nodeset="/data/a" relevant="nothing(1)"/><bind nodeset="/data/b" constraint=". &gt;"/>
</model></h:head><h:body><input ref="/data/a"><label>A</label></input>
<input ref="/data/z"><label>Z</label></input>
</h:body></h:html>"""


def write_survey(folder: Path, version: str = "1", media: str = "visits-media") -> Path:
    """The form with its list in a folder beside it, as ODK lays them out; right beside it for ""."""
    form = folder / "visits.md"
    form.write_text(SURVEY.replace("{version}", version), encoding="utf-8")
    (folder / media).mkdir(exist_ok=True)
    (folder / media / "towns.csv").write_text(TOWNS, encoding="utf-8")
    return form


def zipped(folder: Path, top: str = "", media: str = "visits-media") -> Path:
    """The same in a zip, below a folder of that name or at its top."""
    form, path = write_survey(folder, media=media), folder / "visits.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.write(form, f"{top}visits.md")
        archive.write(folder / media / "towns.csv", f"{top}{media}/towns.csv" if media else f"{top}towns.csv")
    return path
