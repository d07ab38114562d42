package dev.slipway.signature;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.SignatureException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A short text with the signatures of those who stand for it, as C2SP signed-note has it. */
public final class SignedNote {

    private static final int MOST_SIGNATURES = 100;
    private static final int MOST_BYTES = 1_000_000;

    private final String text;
    private final List<NoteSignature> signatures;

    SignedNote(String text, List<NoteSignature> signatures) {
        requireText(text);
        this.text = text;
        this.signatures = List.copyOf(signatures);
    }

    /** @throws IllegalArgumentException when the bytes are not a signed note */
    public static SignedNote parse(byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            throw new IllegalArgumentException(
                    "A signed note has at most " + MOST_BYTES + " bytes, found " + bytes.length + ".");
        }
        return parse(utf8(bytes));
    }

    public static SignedNote parse(String note) {
        int separator = note.lastIndexOf("\n\n");
        if (separator < 0 || !note.endsWith("\n")) {
            throw new IllegalArgumentException(
                    "A signed note must have a text, an empty line and signature lines, each ended by a line feed.");
        }
        String text = note.substring(0, separator + 1);
        String rest = note.substring(separator + 2);
        List<NoteSignature> signatures = rest.isEmpty() ? List.of() : lines(rest);
        if (signatures.isEmpty() || signatures.size() > MOST_SIGNATURES) {
            throw new IllegalArgumentException("A signed note must have 1 to " + MOST_SIGNATURES + " signatures, found "
                    + signatures.size() + ".");
        }
        return new SignedNote(text, signatures);
    }

    private static List<NoteSignature> lines(String rest) {
        List<NoteSignature> signatures = new ArrayList<>();
        for (String line : rest.substring(0, rest.length() - 1).split("\n", -1)) {
            signatures.add(NoteSignature.parse(line));
        }
        return signatures;
    }

    /** The text, with its last line feed. */
    public String text() {
        return text;
    }

    /**
     * Those of the known keys that signed; signatures of unknown keys say nothing.
     *
     * @throws IllegalArgumentException when a signature that names a known key is not of it
     */
    public List<NoteVerifier> signedBy(Collection<NoteVerifier> known) {
        byte[] signed = text.getBytes(StandardCharsets.UTF_8);
        List<NoteVerifier> signers = new ArrayList<>();
        for (NoteVerifier verifier : known) {
            List<NoteSignature> own = signatures.stream()
                    .filter(signature -> signature.isOf(verifier))
                    .toList();
            if (own.stream().anyMatch(signature -> !verifier.verifies(signed, signature.signature()))) {
                throw new IllegalArgumentException(
                        "The signature of " + verifier.name() + " is not one of its key over this text.");
            }
            if (!own.isEmpty()) {
                signers.add(verifier);
            }
        }
        return signers;
    }

    /**
     * When this witness saw the text, by its own clock.
     *
     * @return empty when it did not sign; the latest of its times when it did so more than once
     * @throws IllegalArgumentException when a signature that names its key is not of it, or the key is not of a witness
     */
    public Optional<Instant> cosignedAt(NoteVerifier witness) {
        if (!witness.isOfWitness()) {
            throw new IllegalArgumentException("The key " + witness + " is not that of a witness, whose type is 4.");
        }
        return signedBy(List.of(witness)).isEmpty()
                ? Optional.empty()
                : signatures.stream()
                        .filter(signature -> signature.isOf(witness))
                        .map(SignedNote::time)
                        .max(Comparator.naturalOrder());
    }

    /** The signature lines of this key alone, each ended by a line feed; whether they hold is not looked at. */
    public String lines(NoteVerifier verifier) {
        return signatures.stream()
                .filter(signature -> signature.isOf(verifier))
                .map(NoteSignature::line)
                .collect(Collectors.joining());
    }

    /** The same text with the signatures of both, each once. */
    public SignedNote with(SignedNote other) {
        if (!other.text.equals(text)) {
            throw new IllegalArgumentException("Signatures of another text cannot be put under this one.");
        }
        List<NoteSignature> all = new ArrayList<>(signatures);
        other.signatures.stream()
                .filter(more ->
                        signatures.stream().noneMatch(known -> known.line().equals(more.line())))
                .forEach(all::add);
        return new SignedNote(text, all);
    }

    private static Instant time(NoteSignature cosignature) {
        try {
            return TimedSignature.time(cosignature.signature());
        } catch (SignatureException e) {
            throw new IllegalStateException("It was verified a moment ago.", e);
        }
    }

    /** The note as it is handed on. */
    @Override
    public String toString() {
        return text + "\n" + signatures.stream().map(NoteSignature::line).collect(Collectors.joining());
    }

    private static void requireText(String text) {
        boolean control = text.chars().anyMatch(letter -> letter < ' ' && letter != '\n' || letter == 0x7f);
        if (!text.endsWith("\n") || control) {
            throw new IllegalArgumentException(
                    "The text of a note must end with a line feed and have no other control character.");
        }
    }

    private static String utf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("A signed note must be UTF-8.", e);
        }
    }
}
