package dev.slipway.oci;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a registry wants before it answers: a token from another address, or the login itself. */
record Challenge(boolean bearer, Map<String, String> values) {

    private static final Pattern VALUE = Pattern.compile("(\\w+)=\"([^\"]*)\"");

    static Challenge parse(String header) {
        Map<String, String> values = new HashMap<>();
        Matcher matcher = VALUE.matcher(header);
        while (matcher.find()) {
            values.put(matcher.group(1), matcher.group(2));
        }
        return new Challenge(header.regionMatches(true, 0, "Bearer ", 0, 7), values);
    }

    /** Where a token is given that may read this repository and nothing else. */
    URI tokenAddress(String repository) {
        String realm = values.getOrDefault("realm", "");
        String query = "service=" + encoded(values.getOrDefault("service", "")) + "&scope="
                + encoded("repository:" + repository + ":pull");
        try {
            return URI.create(realm + (realm.contains("?") ? "&" : "?") + query);
        } catch (IllegalArgumentException e) {
            throw new OciRefused("The registry must name an address that gives tokens; found '" + realm + "'.");
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
