package dev.slipway.ledger;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Recognises the bytes of an entry in the form in which the ledger writes them, without making anything of them. What it
 * accepts {@link Entry#parse} accepts; what it does not accept has to be parsed, and may be an entry nevertheless.
 */
final class EntryForm {

    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle TWO_BYTES =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final short[] HEX = hex();
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long TWOS = 0x02 * ONES;
    private static final long BELOW_33 = 0x21 * ONES;
    private static final long BACKSLASHES = '\\' * ONES;

    private static final Word ACTOR = Word.of("{\"actor\":{\"id\":");
    private static final Word KIND = Word.of(",\"kind\":\"");
    private static final Word PERSON = Word.of("person\"");
    private static final Word SERVICE = Word.of("service\"");
    private static final Word ROLE = Word.of(",\"role\":");
    private static final Word DIGESTS = Word.of("},\"digests\":[");
    private static final Word DIGEST = Word.of("\"sha256:");
    private static final Word KEY = Word.of("],\"key\":");
    private static final Word ON_BEHALF_OF = Word.of(",\"onBehalfOf\":");
    private static final Word PAYLOAD = Word.of(",\"payload\":");
    private static final Word PREVIOUS = Word.of(",\"previous\":\"");
    private static final Word SCHEMA = Word.of("\",\"schema\":");
    private static final Word SEQUENCE = Word.of(",\"sequence\":");
    private static final Word SUBJECT = Word.of(",\"subject\":");
    private static final Word TIME = Word.of(",\"time\":\"");
    private static final Word TYPE = Word.of("\",\"type\":\"");
    private static final Word TRUE = Word.of("true");
    private static final Word FALSE = Word.of("false");
    private static final Word NULL = Word.of("null");
    private static final byte[] MOMENT = ascii("0000-00-00T00:00:00.000000Z");
    private static final String ESCAPED = "\"\\/bfnrt";

    private static final int HASH = 2 * Sha256.BYTES;
    private static final int LONGEST_NAME = 1000;
    private static final int LONGEST_TYPE = 64;
    private static final int MOST_DIGITS = 15;

    private byte[] bytes = new byte[0];
    private int at;
    private int end;
    private int previous;
    private long sequence;

    /** What stands there as it is written: its first eight bytes, of which some may be another word's, and its last. */
    private record Word(int length, long mask, long first, long last) {

        static Word of(String text) {
            byte[] letters = Arrays.copyOf(ascii(text), Math.max(Long.BYTES, text.length()));
            long mask = text.length() < Long.BYTES ? (1L << text.length() * Byte.SIZE) - 1 : -1;
            return new Word(text.length(), mask, eight(letters, 0), eight(letters, letters.length - Long.BYTES));
        }

        boolean stands(byte[] bytes, int at, int end) {
            int whole = Math.max(Long.BYTES, length);
            return end - at >= whole
                    && (eight(bytes, at) & mask) == first
                    && (eight(bytes, at + whole - Long.BYTES) & mask) == last;
        }
    }

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
        int different = 0;
        for (int i = 0; i < Sha256.BYTES; i++) {
            different |= (short) TWO_BYTES.get(bytes, previous + 2 * i) ^ HEX[leaves[place + i] & 0xff];
        }
        return different == 0;
    }

    /** Both letters of each octet, as they stand beside each other. */
    private static short[] hex() {
        short[] hex = new short[256];
        for (int octet = 0; octet < hex.length; octet++) {
            byte[] letters = ascii(HexFormat.of().toHexDigits((byte) octet));
            hex[octet] = (short) TWO_BYTES.get(letters, 0);
        }
        return hex;
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
        return length > 1 && length <= LONGEST_TYPE && isCapital(bytes[start]) && take('"') && take('}');
    }

    /** A moment that exists; what is only in a leap year counts as unusual. */
    private boolean time() {
        if (!word(TIME) || end - at < MOMENT.length) {
            return false;
        }
        if ((otherForm(0) | otherForm(8) | otherForm(16) | otherForm(MOMENT.length - Long.BYTES)) != 0) {
            return false;
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

    /** Not 0 when eight bytes from here on are not digits and signs as in a moment. */
    private long otherForm(int offset) {
        long form = eight(MOMENT, offset);
        long eight = eight(bytes, at + offset);
        long digits = (between(form, '0', '9') >>> 7) * 0xff;
        long figures = eight & digits | '0' * ONES & ~digits;
        return (eight ^ form) & ~digits | between(figures, '0', '9') ^ HIGH_BITS | figures & HIGH_BITS;
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
        long others = 0;
        for (int i = at; i < at + HASH; i += Long.BYTES) {
            others |= notHex(eight(bytes, i));
        }
        if (others != 0) {
            return false;
        }
        at += HASH;
        return true;
    }

    /** Not 0 when one of the eight is no lower-case hex digit. */
    private static long notHex(long eight) {
        return (between(eight, '0', '9') | between(eight, 'a', 'f')) ^ HIGH_BITS | eight & HIGH_BITS;
    }

    /** The high bit of each of the eight, all ASCII, that is one of these or between them. */
    private static long between(long eight, char least, char most) {
        return (eight + (0x80 - least) * ONES) & ~(eight + (0x7f - most) * ONES) & HIGH_BITS;
    }

    private boolean optional(Word name) {
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

    private boolean rises(int before, int beforeEnd, int name, int nameEnd) {
        return bytes[before] < bytes[name] || Arrays.compare(bytes, before, beforeEnd, bytes, name, nameEnd) < 0;
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
            long stops = stops(eight(bytes, i));
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

    private boolean word(Word word) {
        if (!word.stands(bytes, at, end)) {
            return false;
        }
        at += word.length;
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

    private static long eight(byte[] bytes, int at) {
        return (long) EIGHT_BYTES.get(bytes, at);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
