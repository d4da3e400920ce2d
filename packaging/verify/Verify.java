// Reads paths of PDFs from standard input, one a line; writes "PATH<TAB>PROFILE<TAB>ok" for each profile, or
// "PATH<TAB>PROFILE<TAB>RULE MESSAGE @ PLACE" for each broken rule. veraPDF's own command line is not packaged.
import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.logging.LogManager;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

public class Verify {
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    public static void main(String[] profiles) throws Exception {
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        BufferedReader paths = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String path = paths.readLine(); path != null; path = paths.readLine()) {
            for (String profile : profiles) {
                check(path, profile);
            }
        }
    }

    private static void check(String path, String profile) {
        Set<String> broken = new LinkedHashSet<>();
        PDFAFlavour flavour = PDFAFlavour.fromString(profile);
        try (InputStream file = new FileInputStream(path);
             PDFAParser parser = Foundries.defaultInstance().createParser(file, flavour);
             PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            ValidationResult result = validator.validate(parser);
            for (TestAssertion one : result.getTestAssertions()) {
                if (one.getStatus() == TestAssertion.Status.FAILED) {
                    broken.add(one.getRuleId().getClause() + "-" + one.getRuleId().getTestNumber() + " "
                        + one.getMessage() + " @ " + one.getLocation().getContext());
                }
            }
            if (!result.isCompliant() && broken.isEmpty()) {
                broken.add("not compliant");
            }
        } catch (Exception error) {
            broken.add("not checked: " + error);
        }
        if (broken.isEmpty()) {
            OUT.println(path + "\t" + profile + "\tok");
        }
        for (String one : broken) {
            OUT.println(path + "\t" + profile + "\t" + one.replaceAll("\\s+", " "));
        }
    }
}
