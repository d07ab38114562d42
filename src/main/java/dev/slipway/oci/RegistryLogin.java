package dev.slipway.oci;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Who reads from a registry. */
public record RegistryLogin(String user, String password) {

    String header() {
        byte[] both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(both);
    }

    @Override
    public String toString() {
        return user;
    }
}
