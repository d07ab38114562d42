package dev.slipway.signature;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/**
 * A signature of OpenSSH over a file (PROTOCOL.sshsig), made for approvals: {@code ssh-keygen -Y sign -n
 * deployment-approval}.
 *
 * @param key which key says that it signed
 * @param application what a security key signs for, empty for a key in a file
 */
public record SshSignature(TrustedKey key, String application, String hash, byte[] signature) {

    /** Keeps a signature that was made for something else, such as mail or a commit, from being an approval. */
    public static final String NAMESPACE = "deployment-approval";

    private static final String BEGIN = "-----BEGIN SSH SIGNATURE-----";
    private static final String END = "-----END SSH SIGNATURE-----";
    private static final String MAGIC = "SSHSIG";
    private static final List<String> HASHES = List.of("sha512", "sha256");
    private static final int PRESENT = 0x01;

    /**
     * The bytes in the armour that {@code ssh-keygen} writes.
     *
     * @throws UnreadableSignature when the text is no such armour
     */
    public static byte[] unarmoured(String text) {
        String inner = text.strip();
        if (!inner.startsWith(BEGIN) || !inner.endsWith(END)) {
            throw new UnreadableSignature("The signature must stand between '" + BEGIN + "' and '" + END
                    + "', as 'ssh-keygen -Y sign' writes it.");
        }
        try {
            return Base64.getDecoder()
                    .decode(inner.substring(BEGIN.length(), inner.length() - END.length())
                            .replaceAll("\\s", ""));
        } catch (IllegalArgumentException e) {
            throw new UnreadableSignature("The signature must be base64 between its two lines; it is not.");
        }
    }

    /** @throws UnreadableSignature when the bytes are no signature of OpenSSH for approvals */
    public static SshSignature read(byte[] bytes) {
        SshWire wire = new SshWire(bytes);
        String magic = new String(wire.take(MAGIC.length()), StandardCharsets.US_ASCII);
        int version = wire.number();
        if (!magic.equals(MAGIC) || version != 1) {
            throw new UnreadableSignature(
                    "The signature must be SSHSIG version 1; found '" + magic + "' " + version + ".");
        }
        SshKey key = SshKey.wire(wire.string());
        String namespace = wire.text();
        if (!namespace.equals(NAMESPACE)) {
            throw new UnreadableSignature("The signature must be made for the namespace '" + NAMESPACE + "'; found '"
                    + namespace + "'. Sign with 'ssh-keygen -Y sign -n " + NAMESPACE + "'.");
        }
        byte[] reserved = wire.string();
        String hash = wire.text();
        if (reserved.length > 0 || !HASHES.contains(hash)) {
            throw new UnreadableSignature(
                    "The signature must use one of " + HASHES + " and nothing reserved; found '" + hash + "'.");
        }
        byte[] signature = wire.string();
        wire.end();
        return new SshSignature(TrustedKey.of("OpenSSH", key.key()), key.application(), hash, signature);
    }

    /** Reads a public key as OpenSSH writes it, under a name. */
    public static TrustedKey publicKey(String name, String line) {
        return TrustedKey.of(name, SshKey.line(line).key());
    }

    /** Which key says that it signed. */
    public String fingerprint() {
        return key.fingerprint();
    }

    /**
     * Whether this key made it over exactly these bytes.
     *
     * @throws UnreadableSignature when its inner part cannot be read
     */
    public boolean verifies(TrustedKey trusted, byte[] message) {
        if (!trusted.fingerprint().equals(fingerprint())) {
            return false;
        }
        SshWire wire = new SshWire(signature);
        String type = wire.text();
        byte[] value = wire.string();
        boolean device = type.startsWith("sk-");
        byte[] signed = device ? deviceSigned(wire, message) : signed(message);
        wire.end();
        return device != application.isEmpty() && trusted.verifies(signed, type.contains("ecdsa") ? der(value) : value);
    }

    private byte[] signed(byte[] message) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(MAGIC.getBytes(StandardCharsets.US_ASCII));
        all.writeBytes(SshWire.string(NAMESPACE.getBytes(StandardCharsets.US_ASCII)));
        all.writeBytes(SshWire.string(new byte[0]));
        all.writeBytes(SshWire.string(hash.getBytes(StandardCharsets.US_ASCII)));
        all.writeBytes(SshWire.string(hashed(hash.equals("sha512") ? "SHA-512" : "SHA-256", message)));
        return all.toByteArray();
    }

    /** A security key signs for its application, and says whether somebody touched it. */
    private byte[] deviceSigned(SshWire wire, byte[] message) {
        byte flags = wire.take(1)[0];
        int counter = wire.number();
        if ((flags & PRESENT) == 0) {
            throw new UnreadableSignature("The security key signed without being touched, which is no approval.");
        }
        byte[] purpose = hashed("SHA-256", application.getBytes(StandardCharsets.UTF_8));
        byte[] content = hashed("SHA-256", signed(message));
        return ByteBuffer.allocate(purpose.length + 1 + Integer.BYTES + content.length)
                .put(purpose)
                .put(flags)
                .putInt(counter)
                .put(content)
                .array();
    }

    /** OpenSSH writes r and s as two numbers; Java wants them as ASN.1. */
    private static byte[] der(byte[] pair) {
        SshWire wire = new SshWire(pair);
        byte[] r = new BigInteger(1, wire.string()).toByteArray();
        byte[] s = new BigInteger(1, wire.string()).toByteArray();
        wire.end();
        if (r.length > 33 || s.length > 33) {
            throw new UnreadableSignature("The two numbers of the signature are too long for P-256.");
        }
        return ByteBuffer.allocate(6 + r.length + s.length)
                .put((byte) 0x30)
                .put((byte) (4 + r.length + s.length))
                .put((byte) 0x02)
                .put((byte) r.length)
                .put(r)
                .put((byte) 0x02)
                .put((byte) s.length)
                .put(s)
                .array();
    }

    private static byte[] hashed(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has " + algorithm + ".", e);
        }
    }
}
