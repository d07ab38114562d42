package dev.slipway.ledger;

import dev.slipway.ledger.NotCosigned.Reason;
import dev.slipway.signature.NoteVerifier;
import dev.slipway.signature.SignedNote;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.LongFunction;

/** A witness elsewhere, asked over C2SP tlog-witness; of what it answers only its own cosignature of now counts. */
public final class RemoteWitness {

    /** How far the clocks of two machines may be apart. */
    static final Duration CLOCK_DIFFERENCE = Duration.ofMinutes(5);

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(15);
    private static final int MOST_BYTES = 64 * 1024;

    private final String name;
    private final URI address;
    private final NoteVerifier key;
    private final Clock clock;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECT).build();

    /**
     * @param name what people here call it
     * @param address to which {@code /add-checkpoint} is added
     * @throws IllegalArgumentException when the key is not that of a witness
     */
    public RemoteWitness(String name, URI address, NoteVerifier key, Clock clock) {
        if (!key.isOfWitness()) {
            throw new IllegalArgumentException(
                    "The key of the witness '" + name + "' is not that of a witness (type 4): " + key);
        }
        this.name = name;
        this.address = URI.create(address.toString().replaceFirst("/*$", "/add-checkpoint"));
        this.key = key;
        this.clock = clock;
    }

    public String name() {
        return name;
    }

    public NoteVerifier key() {
        return key;
    }

    /**
     * Asks for a cosignature.
     *
     * @param known size that it cosigned last, as far as is known here
     * @param proofs that the checkpoint continues a tree of this size, which is neither 0 nor above its own
     * @return the checkpoint with nothing but the cosignature
     * @throws NotCosigned when there is none that counts
     */
    SignedNote cosign(SignedNote checkpoint, long known, LongFunction<List<byte[]>> proofs) {
        long size = Checkpoint.parse(checkpoint.text()).size();
        HttpResponse<InputStream> answer = post(body(checkpoint, size, known, proofs));
        if (answer.statusCode() == 409) {
            long has = sizeIn(answer);
            if (has > size) {
                throw disagrees("has cosigned " + has + " entries of this ledger, here are " + size);
            }
            answer = post(body(checkpoint, size, has, proofs));
            if (answer.statusCode() == 409 && has == size) {
                throw disagrees("has cosigned another tree of " + size + " entries");
            }
        }
        return cosignature(checkpoint, answer);
    }

    private SignedNote cosignature(SignedNote checkpoint, HttpResponse<InputStream> answer) {
        String text = text(answer);
        return switch (answer.statusCode()) {
            case 200 -> verified(checkpoint, text);
            case 422 -> throw disagrees("says that this ledger does not continue what it has cosigned: " + text);
            case 400, 403, 404 ->
                throw new NotCosigned(
                        Reason.REFUSED,
                        "The witness " + name + " answers " + answer.statusCode() + ": " + text
                                + " Give it the verifier keys of this ledger, and see its address.");
            default ->
                throw new NotCosigned(
                        Reason.UNREACHABLE, "The witness " + name + " answers " + answer.statusCode() + ": " + text);
        };
    }

    private SignedNote verified(SignedNote checkpoint, String lines) {
        try {
            SignedNote answered = SignedNote.parse(checkpoint.text() + "\n" + lines);
            Instant then =
                    answered.cosignedAt(key).orElseThrow(() -> new IllegalArgumentException("it is of another key"));
            Instant now = clock.instant();
            if (then.isAfter(now.plus(CLOCK_DIFFERENCE)) || then.isBefore(now.minus(CLOCK_DIFFERENCE))) {
                throw new IllegalArgumentException("it is of " + then + ", and here it is " + now);
            }
            return SignedNote.parse(checkpoint.text() + "\n" + answered.lines(key));
        } catch (IllegalArgumentException e) {
            throw new NotCosigned(
                    Reason.UNUSABLE,
                    "The cosignature that the witness " + name + " answered does not count: " + e.getMessage(),
                    e);
        }
    }

    private static String body(SignedNote checkpoint, long size, long known, LongFunction<List<byte[]>> proofs) {
        List<byte[]> proof = known == 0 || known >= size ? List.of() : proofs.apply(known);
        return new AddCheckpoint(Math.min(known, size), proof, checkpoint).toString();
    }

    private HttpResponse<InputStream> post(String body) {
        try {
            return http.send(
                    HttpRequest.newBuilder(address)
                            .timeout(ANSWER)
                            .POST(BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw unreachable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreachable(e);
        }
    }

    private long sizeIn(HttpResponse<InputStream> answer) {
        String text = text(answer);
        if (!text.matches("(0|[1-9][0-9]{0,17})\\n")) {
            throw new NotCosigned(
                    Reason.UNUSABLE, "The witness " + name + " answers 409 without its size: '" + text + "'.");
        }
        return Long.parseLong(text.strip());
    }

    private String text(HttpResponse<InputStream> answer) {
        try (InputStream bytes = answer.body()) {
            return new String(bytes.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    private NotCosigned unreachable(Exception cause) {
        return new NotCosigned(
                Reason.UNREACHABLE, "The witness " + name + " at " + address + " does not answer: " + cause, cause);
    }

    private NotCosigned disagrees(String claim) {
        return new NotCosigned(Reason.DISAGREES, "The witness " + name + " " + claim.strip() + ".");
    }
}
