package dev.slipway.submit;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * {@code java -jar slipway.jar submit DIR --url URL [--system ID] [--version VERSION] [--start FILE [--requested-by PERSON]
 * [--key KEY]]}: hands in every document and attachment of a folder, and starts the release when all is kept. Ends with 0
 * when all of it is kept and started, 1 when something was refused, 2 when it could not be sent. Running it again changes
 * nothing.
 */
public final class SubmitCommand {

    /** The first argument that calls for it. */
    public static final String NAME = "submit";

    private static final int DONE = 0;
    private static final int REFUSED = 1;
    private static final int NOT_SENT = 2;

    private final PrintStream out;
    private final Function<String, @Nullable String> environment;

    /** @param environment gives a variable's value, null where it is not set */
    public SubmitCommand(PrintStream out, Function<String, @Nullable String> environment) {
        this.out = out;
        this.environment = environment;
    }

    /** @return what the process ends with */
    public int run(List<String> arguments) {
        try {
            Submission submission = Submission.parse(arguments);
            Optional<StartRequest> start = StartRequest.read(submission);
            List<Item> items = Folder.read(submission);
            Server server = new Server(submission, Login.of(environment));
            int sent = send(submission, items, server);
            return sent == DONE && start.isPresent() ? start(server, start.get()) : sent;
        } catch (IllegalArgumentException e) {
            out.println("Not sent: " + e.getMessage());
            out.println(Submission.USAGE);
        } catch (IOException e) {
            out.println("Not sent: " + (e.getMessage() == null ? e.toString() : e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            out.println("Not sent: it was interrupted. Run it again.");
        }
        return NOT_SENT;
    }

    private int start(Server server, StartRequest start) throws IOException, InterruptedException {
        Outcome outcome = server.start(start);
        out.println((outcome.kept() ? "STARTED: " : "NOT STARTED: ") + outcome.text());
        outcome.findings().forEach(finding -> out.println("      " + finding));
        return outcome.kept() ? DONE : REFUSED;
    }

    private int send(Submission submission, List<Item> items, Server server) throws IOException, InterruptedException {
        out.println("Handing in " + items.size() + " files of " + submission.system() + " " + submission.version()
                + " to " + submission.url());
        int refused = 0;
        for (int i = 0; i < items.size(); i++) {
            Outcome outcome = server.send(items.get(i));
            out.println(Progress.line(i + 1, items.size()) + " " + items.get(i).fileName() + ": " + outcome.text());
            outcome.findings().forEach(finding -> out.println("      " + finding));
            refused += outcome.kept() ? 0 : 1;
            if (outcome.last()) {
                break;
            }
        }
        out.println(refused == 0 ? "DONE: all of it is kept." : "REFUSED: " + refused + ". Nothing of those is kept.");
        return refused == 0 ? DONE : REFUSED;
    }
}
