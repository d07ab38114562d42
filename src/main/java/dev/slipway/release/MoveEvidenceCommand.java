package dev.slipway.release;

import dev.slipway.evidence.EvidenceMove;
import dev.slipway.evidence.EvidenceUnreachable;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * {@code java -jar slipway.jar move-evidence [settings]}: brings the evidence of the data folder into the bucket that
 * {@code slipway.evidence} names, with the settings of the application and while it is stopped. It may be broken off and
 * run again. Ends with 0 when the bucket has all of it, 1 when something does not fit, 2 when it could not be tried.
 */
public final class MoveEvidenceCommand {

    /** The first argument that calls for it. */
    public static final String NAME = "move-evidence";

    private static final int MOVED = 0;
    private static final int REFUSED = 1;
    private static final int NOT_TRIED = 2;

    private static final String USAGE =
            "Usage: java -jar slipway.jar move-evidence [--slipway.data=FOLDER --slipway.evidence.way=s3"
                    + " --slipway.evidence.bucket=NAME and other settings]";

    private final PrintStream out;

    public MoveEvidenceCommand(PrintStream out) {
        this.out = out;
    }

    /** @return what the process ends with */
    public int run(List<String> arguments) {
        try {
            arguments.forEach(MoveEvidenceCommand::requireSetting);
            return move(arguments);
        } catch (UnfitEvidenceStore unfit) {
            out.println("Not tried: " + unfit.getMessage() + " " + unfit.remedy());
        } catch (EvidenceUnreachable | UncheckedIOException e) {
            out.println("Broken off: " + e.getMessage() + " Run the command again; it goes on where it stopped.");
        } catch (IllegalArgumentException e) {
            out.println("Not tried: " + e.getMessage());
        }
        return NOT_TRIED;
    }

    private static void requireSetting(String argument) {
        if (!argument.matches("--[^=]+=.*")) {
            throw new IllegalArgumentException("'" + argument + "' is not understood.\n" + USAGE);
        }
    }

    private int move(List<String> settings) {
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Wiring.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .run(settings.toArray(String[]::new))) {
            Path data = Path.of(context.getEnvironment().getProperty("slipway.data", "./data"));
            return move(context.getBean(EvidenceProperties.class), data);
        }
    }

    private int move(EvidenceProperties properties, Path data) {
        if (properties.way() != EvidenceProperties.Way.S3) {
            throw new IllegalArgumentException(
                    "slipway.evidence.way must be s3; found '" + properties.way() + "'.\n" + USAGE);
        }
        EvidenceMove.Result result = EvidenceConfiguration.move(properties, data, Clock.systemUTC())
                .run(name -> out.println("Moved " + name));
        result.refused().forEach(out::println);
        out.println("Moved " + result.added() + "; " + result.there() + " were there already, byte for byte; "
                + result.refused().size() + " were refused.");
        return result.refused().isEmpty() ? MOVED : REFUSED;
    }

    /** The settings of the evidence, and nothing else of the application. */
    @EnableConfigurationProperties(EvidenceProperties.class)
    static class Wiring {}
}
