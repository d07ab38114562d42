package dev.slipway.notice;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who gets a mail.
 *
 * @param name as records and the mail's head show it
 * @param address a plain mail address
 */
public record Recipient(String name, String address) {

    static final String ADDRESS =
            "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*";

    private static final Pattern PLAIN = Pattern.compile(ADDRESS);
    private static final int LONGEST_ADDRESS = 254;
    private static final int LONGEST_NAME = 200;

    public Recipient {
        if (!isAddress(address)) {
            throw new IllegalArgumentException("A mail address must be written like name@example.org, without name or"
                    + " comment; found '" + OneLine.of(address, LONGEST_ADDRESS) + "'.");
        }
        name = OneLine.of(name, LONGEST_NAME);
        name = name.isEmpty() ? address : name;
    }

    /** Empty when the text is no mail address, but for example a telephone number or nothing. */
    public static Optional<Recipient> of(String name, @Nullable String address) {
        String plain = address == null ? "" : address.strip();
        return isAddress(plain) ? Optional.of(new Recipient(name, plain)) : Optional.empty();
    }

    private static boolean isAddress(String text) {
        return text.length() <= LONGEST_ADDRESS && PLAIN.matcher(text).matches();
    }
}
