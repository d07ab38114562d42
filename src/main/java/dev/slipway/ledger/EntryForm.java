package dev.slipway.ledger;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Recognises the bytes of an entry in the form in which the ledger writes them, without making anything of them. What it
 * accepts {@link Entry#parse} accepts; what it does not accept has to be parsed, and may be an entry nevertheless.
 */
final class EntryForm {

    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x80 * ONES;
    private static final long TWOS = 0x02 * ONES;
    private static final long BELOW_33 = 0x21 * ONES;
    private static final long BACKSLASHES = '\\' * ONES;

    private static final byte[] ACTOR = ascii("{\"actor\":{\"id\":");
    private static final byte[] KIND = ascii(",\"kind\":\"");
    private static final byte[] PERSON = ascii("person\"");
    private static final byte[] SERVICE = ascii("service\"");
    private static final byte[] ROLE = ascii(",\"role\":");
    private static final byte[] DIGESTS = ascii("},\"digests\":[");
    private static final byte[] DIGEST = ascii("\"sha256:");
    private static final byte[] KEY = ascii("],\"key\":");
    private static final byte[] ON_BEHALF_OF = ascii(",\"onBehalfOf\":");
    private static final byte[] PAYLOAD = ascii(",\"payload\":");
    private static final byte[] PREVIOUS = ascii(",\"previous\":\"");
    private static final byte[] SCHEMA = ascii("\",\"schema\":");
    private static final byte[] SEQUENCE = ascii(",\"sequence\":");
    private static final byte[] SUBJECT = ascii(",\"subject\":");
    private static final byte[] TIME = ascii(",\"time\":\"");
    private static final byte[] TYPE = ascii("\",\"type\":\"");
    private static final byte[] END = ascii("\"}");
    private static final byte[] TRUE = ascii("true");
    private static final byte[] FALSE = ascii("false");
    private static final byte[] NULL = ascii("null");
    private static final byte[] MOMENT = ascii("0000-00-00T00:00:00.000000Z");
    private static final String ESCAPED = "\"\\/bfnrt";

    private static final int HASH = 2 * Sha256.BYTES;
    private static final int LONGEST_NAME = 1000;
    private static final int LONGEST_TYPE = 64;
    private static final int MOST_DIGITS = 15;

    private final byte[] hex = new byte[HASH];
    private byte[] bytes = new byte[0];
    private int at;
    private int end;
    private int previous;
    private long sequence;

    /** Whether these bytes are an entry in the usual form. */
    boolean matches(byte[] source, int from, int to) {
        bytes = source;
        at = from;
        end = to;
        return actor()
                && digests()
                && word(KEY)
                && words()
                && optional(ON_BEHALF_OF)
                && word(PAYLOAD)
                && object(2)
                && link()
                && place()
                && word(SUBJECT)
                && words()
                && time()
                && type()
                && at == end;
    }

    /** The place that the entry, once it has matched, says that it has. */
    long sequence() {
        return sequence;
    }

    /** What the entry, once it has matched, names as the hash of the entry before. */
    String previous() {
        return new String(bytes, previous, HASH, StandardCharsets.ISO_8859_1);
    }

    /** Whether the entry, once it has matched, names the hash that stands here as that of the entry before. */
    boolean isBehind(byte[] leaves, int place) {
        for (int i = 0; i < Sha256.BYTES; i++) {
            int octet = leaves[place + i];
            hex[2 * i] = digit(octet >> 4 & 0xf);
            hex[2 * i + 1] = digit(octet & 0xf);
        }
        return Arrays.equals(bytes, previous, previous + HASH, hex, 0, HASH);
    }

    private static byte digit(int value) {
        return (byte) (value < 10 ? '0' + value : 'a' - 10 + value);
    }

    private boolean actor() {
        return word(ACTOR) && words() && word(KIND) && (word(PERSON) || word(SERVICE)) && optional(ROLE);
    }

    private boolean digests() {
        if (!word(DIGESTS)) {
            return false;
        }
        if (is(']')) {
            return true;
        }
        do {
            if (!word(DIGEST) || !hash() || !take('"')) {
                return false;
            }
        } while (take(','));
        return true;
    }

    private boolean link() {
        if (!word(PREVIOUS)) {
            return false;
        }
        previous = at;
        return hash();
    }

    private boolean place() {
        if (!word(SCHEMA) || digits(9) < 1 || !word(SEQUENCE)) {
            return false;
        }
        sequence = digits(MOST_DIGITS);
        return sequence >= 0;
    }

    private boolean type() {
        if (!word(TYPE)) {
            return false;
        }
        int start = at;
        while (at < end && isLetterOrDigit(bytes[at])) {
            at++;
        }
        int length = at - start;
        return length > 1 && length <= LONGEST_TYPE && isCapital(bytes[start]) && word(END);
    }

    /** A moment that exists; what is only in a leap year counts as unusual. */
    private boolean time() {
        if (!word(TIME) || end - at < MOMENT.length) {
            return false;
        }
        for (int i = 0; i < MOMENT.length; i++) {
            byte letter = bytes[at + i];
            if (MOMENT[i] == '0' ? !isDigit(letter) : letter != MOMENT[i]) {
                return false;
            }
        }
        int month = twoDigits(5);
        int day = twoDigits(8);
        boolean exists = month >= 1
                && month <= 12
                && day >= 1
                && day <= days(month)
                && twoDigits(11) < 24
                && twoDigits(14) < 60
                && twoDigits(17) < 60;
        at += MOMENT.length;
        return exists;
    }

    private static int days(int month) {
        return switch (month) {
            case 2 -> 28;
            case 4, 6, 9, 11 -> 30;
            default -> 31;
        };
    }

    private int twoDigits(int offset) {
        return (bytes[at + offset] - '0') * 10 + bytes[at + offset + 1] - '0';
    }

    private boolean hash() {
        if (end - at < HASH) {
            return false;
        }
        for (int i = at; i < at + HASH; i++) {
            if (!isDigit(bytes[i]) && (bytes[i] < 'a' || bytes[i] > 'f')) {
                return false;
            }
        }
        at += HASH;
        return true;
    }

    private boolean optional(byte[] name) {
        return !word(name) || words();
    }

    /** A short text of printable ASCII that does not begin with a space. */
    private boolean words() {
        if (!take('"')) {
            return false;
        }
        int start = at;
        at = plainEnd(start);
        int length = at - start;
        return length >= 1 && length <= Words.MAX_LENGTH && bytes[start] != ' ' && take('"');
    }

    private boolean value(int depth) {
        if (at >= end) {
            return false;
        }
        return switch (bytes[at]) {
            case '"' -> text();
            case '{' -> object(depth + 1);
            case '[' -> list(depth + 1);
            case 't' -> word(TRUE);
            case 'f' -> word(FALSE);
            case 'n' -> word(NULL);
            default -> integer();
        };
    }

    /** Names must rise, so that none is there twice. */
    private boolean object(int depth) {
        if (depth > PlainJson.MAX_DEPTH || !take('{')) {
            return false;
        }
        if (take('}')) {
            return true;
        }
        int before = at;
        int beforeEnd = at;
        do {
            if (!take('"')) {
                return false;
            }
            int name = at;
            int nameEnd = plainEnd(name);
            boolean rises =
                    beforeEnd == before || Arrays.compareUnsigned(bytes, before, beforeEnd, bytes, name, nameEnd) < 0;
            at = nameEnd;
            if (!rises || nameEnd == name || nameEnd - name > LONGEST_NAME || !take('"') || !take(':')) {
                return false;
            }
            before = name;
            beforeEnd = nameEnd;
            if (!value(depth)) {
                return false;
            }
        } while (take(','));
        return take('}');
    }

    private boolean list(int depth) {
        if (depth > PlainJson.MAX_DEPTH || !take('[')) {
            return false;
        }
        if (take(']')) {
            return true;
        }
        do {
            if (!value(depth)) {
                return false;
            }
        } while (take(','));
        return take(']');
    }

    private boolean integer() {
        boolean negative = take('-');
        long number = digits(MOST_DIGITS);
        return number > 0 || number == 0 && !negative;
    }

    /** Digits without a leading zero, or -1. */
    private long digits(int most) {
        int start = at;
        long number = 0;
        while (at < end && isDigit(bytes[at]) && at - start < most) {
            number = number * 10 + bytes[at] - '0';
            at++;
        }
        int length = at - start;
        boolean whole = length == 1 || length > 1 && bytes[start] != '0';
        return whole && (at >= end || !isDigit(bytes[at])) ? number : -1;
    }

    private boolean text() {
        at++;
        while (true) {
            at = plainEnd(at);
            if (at >= end) {
                return false;
            }
            byte stop = bytes[at];
            if (stop == '"') {
                at++;
                return true;
            }
            int length = stop == '\\' ? escape() : letter();
            if (length == 0) {
                return false;
            }
            at += length;
        }
    }

    private int escape() {
        return at + 1 < end && ESCAPED.indexOf(bytes[at + 1]) >= 0 ? 2 : 0;
    }

    /** Length of the letter beyond ASCII that begins here, or 0 when it is none in UTF-8. */
    private int letter() {
        int first = bytes[at] & 0xff;
        int length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
        if (first < 0xc2 || first > 0xf4 || end - at < length) {
            return 0;
        }
        int point = first & 0x7f >> length;
        for (int i = 1; i < length; i++) {
            if ((bytes[at + i] & 0xc0) != 0x80) {
                return 0;
            }
            point = point << 6 | bytes[at + i] & 0x3f;
        }
        boolean shortest = point >= (length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000);
        return shortest && Character.isValidCodePoint(point) && (point < 0xd800 || point > 0xdfff) ? length : 0;
    }

    /** Where printable ASCII other than quote and backslash ends. */
    private int plainEnd(int from) {
        int i = from;
        for (; end - i >= Long.BYTES; i += Long.BYTES) {
            long stops = stops((long) EIGHT_BYTES.get(bytes, i));
            if (stops != 0) {
                return i + Long.numberOfTrailingZeros(stops) / Byte.SIZE;
            }
        }
        while (i < end && isPlain(bytes[i])) {
            i++;
        }
        return i;
    }

    /** The high bit of the first byte that is not plain, and perhaps of later ones. */
    private static long stops(long eight) {
        long quoteOrControl = eight ^ TWOS;
        long backslash = eight ^ BACKSLASHES;
        return (((quoteOrControl - BELOW_33) & ~quoteOrControl)
                        | ((backslash - ONES) & ~backslash)
                        | eight
                        | (eight + ONES))
                & HIGH_BITS;
    }

    private static boolean isPlain(byte letter) {
        return letter >= ' ' && letter != '"' && letter != '\\' && letter != 0x7f;
    }

    private boolean word(byte[] word) {
        int next = at + word.length;
        if (next > end || !Arrays.equals(bytes, at, next, word, 0, word.length)) {
            return false;
        }
        at = next;
        return true;
    }

    private boolean take(char letter) {
        if (!is(letter)) {
            return false;
        }
        at++;
        return true;
    }

    private boolean is(char letter) {
        return at < end && bytes[at] == letter;
    }

    private static boolean isDigit(byte letter) {
        return letter >= '0' && letter <= '9';
    }

    private static boolean isCapital(byte letter) {
        return letter >= 'A' && letter <= 'Z';
    }

    private static boolean isLetterOrDigit(byte letter) {
        return isDigit(letter) || isCapital(letter) || letter >= 'a' && letter <= 'z';
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
