package dev.slipway.access;

import java.util.regex.Pattern;

/** Where a sign-in may lead: an address of this application, whatever a link from elsewhere says. */
final class LocalAddress {

    private static final String START = "/";
    /** One slash, and nothing that a browser reads as a second one or skips. */
    private static final Pattern LOCAL = Pattern.compile("/(?![/\\\\])[A-Za-z0-9._~!$&'()*+,;=:@%/?-]*");

    private LocalAddress() {}

    static String of(String wanted) {
        return LOCAL.matcher(wanted).matches() ? wanted : START;
    }
}
