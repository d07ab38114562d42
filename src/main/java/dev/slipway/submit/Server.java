package dev.slipway.submit;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Slipway as it is reached over HTTP; it is asked for nothing twice, since the whole command can be run again. */
final class Server {

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofMinutes(10);

    private final Submission submission;
    private final Login login;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();

    Server(Submission submission, Login login) {
        this.submission = submission;
        this.login = login;
    }

    /** @throws IOException when the server cannot be reached, or cannot take anything now */
    Outcome send(Item item) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(submission.resolve(item.name()))
                .timeout(ANSWER)
                .header("Authorization", login.header())
                .header("Content-Type", item.mediaType())
                .PUT(HttpRequest.BodyPublishers.ofFile(item.file()))
                .build();
        return Outcome.of(answered(request, item.fileName()));
    }

    /** @throws IOException as {@link #send} does */
    Outcome start(StartRequest start) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(submission.releases())
                .timeout(ANSWER)
                .header("Authorization", login.header())
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", start.key())
                .POST(HttpRequest.BodyPublishers.ofString(start.body()))
                .build();
        return Outcome.ofStart(answered(request, "the start"));
    }

    private HttpResponse<String> answered(HttpRequest request, String what) throws IOException, InterruptedException {
        HttpResponse<String> answer = reach(request);
        if (answer.statusCode() >= 500 || answer.statusCode() < 200 || answer.statusCode() / 100 == 3) {
            throw new IOException(submission.url() + " answered " + answer.statusCode() + " to " + what
                    + ". Look at its log, then run this again.");
        }
        return answer;
    }

    private HttpResponse<String> reach(HttpRequest request) throws IOException, InterruptedException {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IOException(
                    submission.url() + " could not be reached (" + (e.getMessage() == null ? e : e.getMessage())
                            + "). Check the address and the network, then run this again.",
                    e);
        }
    }
}
