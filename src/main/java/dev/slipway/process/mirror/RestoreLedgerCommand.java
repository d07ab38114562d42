package dev.slipway.process.mirror;

import dev.slipway.ledger.KeyRegister;
import dev.slipway.ledger.LedgerReplay;
import dev.slipway.ledger.LedgerUnavailable;
import dev.slipway.ledger.ReplayRefused;
import dev.slipway.signature.NoteVerifier;
import dev.slipway.worm.WormConflict;
import dev.slipway.worm.WormStore;
import dev.slipway.worm.WormUnavailable;
import java.io.PrintStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * {@code java -jar slipway.jar restore-ledger --mirror NAME [--key KEY]… [settings]}: gives the ledger of a restored database
 * its missing end back from a mirror, with the settings of the application and while it is stopped. Ends with 0 when the
 * ledger is whole, 1 when the mirror does not fit, 2 when it could not be tried.
 */
public final class RestoreLedgerCommand {

    /** The first argument that calls for it. */
    public static final String NAME = "restore-ledger";

    private static final int WHOLE = 0;
    private static final int REFUSED = 1;
    private static final int NOT_TRIED = 2;

    private static final String USAGE = "Usage: java -jar slipway.jar restore-ledger --mirror NAME"
            + " [--key NAME+HASH+KEY]... [--slipway.data=FOLDER and other settings]\n"
            + "  --mirror  name of the mirror in slipway.ledger.mirrors\n"
            + "  --key     a verifier key that you have from another source; without one, those in the database count";

    private final PrintStream out;
    private final List<NoteVerifier> keys = new ArrayList<>();
    private final List<String> settings = new ArrayList<>();
    private @Nullable String name;

    public RestoreLedgerCommand(PrintStream out) {
        this.out = out;
    }

    /** @return what the process ends with */
    public int run(List<String> arguments) {
        try {
            read(List.copyOf(arguments));
            return restore();
        } catch (ReplayRefused e) {
            out.println(e.getMessage());
            return REFUSED;
        } catch (LedgerUnavailable e) {
            out.println("Not tried: " + e.getMessage()
                    + " Start the application once, so that its tables are there, and" + " stop it again.");
        } catch (IllegalArgumentException | UnfitMirror | WormUnavailable | WormConflict e) {
            out.println("Not tried: " + e.getMessage());
        }
        return NOT_TRIED;
    }

    private void read(List<String> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            switch (arguments.get(i)) {
                case "--mirror" -> name = value(arguments, ++i);
                case "--key" ->
                    keys.add(NoteVerifier.parse(value(arguments, ++i).strip()));
                default -> settings.add(setting(arguments.get(i)));
            }
        }
    }

    private static String value(List<String> arguments, int at) {
        if (at >= arguments.size() || arguments.get(at).startsWith("--")) {
            throw new IllegalArgumentException(arguments.get(at - 1) + " needs a value.\n" + USAGE);
        }
        return arguments.get(at);
    }

    private static String setting(String argument) {
        if (!argument.matches("--[^=]+=.*")) {
            throw new IllegalArgumentException("'" + argument + "' is not understood.\n" + USAGE);
        }
        return argument;
    }

    private int restore() {
        if (name == null) {
            throw new IllegalArgumentException("--mirror is missing.\n" + USAGE);
        }
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Wiring.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .run(settings.toArray(String[]::new))) {
            return restore(context.getBean(MirrorProperties.class), context.getBean(DataSource.class), name);
        }
    }

    private int restore(MirrorProperties properties, DataSource database, String mirror) {
        MirrorSettings chosen = properties.mirrors().get(mirror);
        if (chosen == null) {
            throw new IllegalArgumentException(
                    "There is no mirror '" + mirror + "' in slipway.ledger.mirrors; there are "
                            + properties.mirrors().keySet() + ".");
        }
        WormStore store = new MirrorStores(Clock.systemUTC()).of(mirror, chosen);
        List<NoteVerifier> known = keys.isEmpty() ? new KeyRegister(database).keys() : keys;
        LedgerReplay.Result result = new LedgerReplay(database, store, known).run();
        out.println("Restored " + result.restored() + " entries behind the " + result.before()
                + " that were there, from " + store.place() + ".");
        out.println("The ledger has " + result.now().size() + " entries and the signed root "
                + result.now().root() + ".");
        return WHOLE;
    }

    /** The database and the mirrors of the application, and nothing else of it. */
    @ImportAutoConfiguration(DataSourceAutoConfiguration.class)
    @EnableConfigurationProperties(MirrorProperties.class)
    static class Wiring {}
}
