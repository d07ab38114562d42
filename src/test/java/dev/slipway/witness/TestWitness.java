package dev.slipway.witness;

import dev.slipway.ledger.RemoteWitness;
import dev.slipway.signature.Cosigner;
import dev.slipway.signature.NoteVerifier;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.List;

/** Our own witness, answering on a free port of this machine. */
public final class TestWitness implements AutoCloseable {

    private final Cosigner key = key("witness.example/test");
    private final WitnessFiles files;
    private final WitnessServer server;

    public TestWitness(Path folder, NoteVerifier log, Clock clock) throws IOException {
        files = new WitnessFiles(folder);
        server = new WitnessServer(new InetSocketAddress("127.0.0.1", 0), new Witness(key, List.of(log), files, clock));
        server.start();
    }

    /** A new key under this name. */
    public static Cosigner key(String name) {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return new Cosigner(name, pair.getPrivate(), pair.getPublic());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public NoteVerifier verifier() {
        return key.verifier();
    }

    public RemoteWitness remote(Clock clock) {
        return new RemoteWitness("auditor", address(), verifier(), clock);
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    @Override
    public void close() throws IOException {
        server.close();
        files.close();
    }
}
