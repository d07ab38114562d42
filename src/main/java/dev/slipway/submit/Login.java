package dev.slipway.submit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Who hands in; the password is never an argument, which every user of the machine could read. */
record Login(String user, String password) {

    private static final String USER = "SLIPWAY_LOGIN";
    private static final String PASSWORD = "SLIPWAY_LOGIN_PASSWORD";
    private static final String FILE = "SLIPWAY_LOGIN_PASSWORD_FILE";

    static Login of(Function<String, @Nullable String> environment) throws IOException {
        String user = environment.apply(USER);
        String password = environment.apply(PASSWORD);
        String file = environment.apply(FILE);
        if (user == null || user.isBlank() || (password == null) == (file == null)) {
            throw new IllegalArgumentException("the login must be in the environment, its name in " + USER
                    + " and its password in either " + PASSWORD + " or the file that " + FILE + " names.");
        }
        return new Login(
                user,
                password == null
                        ? Files.readString(Path.of(String.valueOf(file))).strip()
                        : password);
    }

    String header() {
        byte[] both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(both);
    }

    @Override
    public String toString() {
        return user;
    }
}
