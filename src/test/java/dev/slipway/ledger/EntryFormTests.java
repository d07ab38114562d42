package dev.slipway.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is recognised without being parsed is an entry; what is not recognised may still be one. */
class EntryFormTests {

    private static final String LEAF = "0123456789abcdef".repeat(4);
    private static final Instant NOW = Instant.parse("2026-10-31T23:59:59.123456Z");

    private final EntryForm form = new EntryForm();

    @Test
    void whatTheLedgerWritesIsRecognised() {
        for (byte[] entry : entries()) {
            assertThat(recognised(entry)).as(text(entry)).isTrue();
            assertThat(form.sequence()).isEqualTo(Entry.parse(entry).sequence());
            assertThat(form.previous()).isEqualTo(LEAF);
            assertThat(form.isBehind(Sha256.bytes(LEAF), 0)).isTrue();
            assertThat(form.isBehind(Sha256.bytes("0" + LEAF.substring(1, 63) + "0"), 0))
                    .isFalse();
        }
    }

    /** One byte put in, taken out, doubled or changed, at every place. */
    @Test
    void whatIsRecognisedCanBeParsed() {
        Random chance = new Random(1);
        byte[] letters = "\"\\{}[]:,.-+0123456789eE ntrufalse/Zz\u0000\u001f\u007f\u00e9\ud83d\ude00"
                .getBytes(StandardCharsets.UTF_8);
        int accepted = 0;
        for (byte[] entry : entries()) {
            for (int at = 0; at < entry.length; at++) {
                for (int round = 0; round < 12; round++) {
                    byte letter = round < 10 ? letters[chance.nextInt(letters.length)] : (byte) chance.nextInt(256);
                    accepted += agrees(changed(entry, at, 1, letter)) ? 1 : 0;
                    accepted += agrees(changed(entry, at, 0, letter)) ? 1 : 0;
                }
                accepted += agrees(changed(entry, at, 1)) ? 1 : 0;
            }
        }
        assertThat(accepted).isPositive();
    }

    @Test
    void whatJsonDoesNotAllowIsNotRecognised() {
        String usual = text(entries().get(0));
        for (String other : List.of(
                usual.replace("\"a\":1", "\"a\":01"),
                usual.replace("\"a\":1", "\"a\":1.0"),
                usual.replace("\"a\":1", "\"a\":9007199254740993"),
                usual.replace("\"a\":1", "\"a\":1,\"a\":1"),
                usual.replace("\"a\":1", "\"a\":1,"),
                usual.replace("\"a\":1", "\"a\":\"\\ud800\""),
                usual.replace("\"a\":1", "\"a\":\"\t\""),
                usual.replace("\"a\":1", "\"a\":" + "[".repeat(40) + "]".repeat(40)),
                usual.replace("10-31T", "11-31T"),
                usual.replace("10-31T", "02-30T"),
                usual.replace("10-31T", "13-01T"),
                usual.replace("T23", "T24"),
                usual.replace(":59.", ":60."),
                usual.replace("\"schema\":1", "\"schema\":0"),
                usual.replace("TaskCompleted", "taskCompleted"),
                usual.replace("person", "robot"),
                usual.replace("\"key\":\"k\"", "\"key\":\" \""),
                usual.replace("\"key\":\"k\"", "\"key\":\"" + "k".repeat(301) + "\""),
                usual + " ")) {
            assertThat(other).isNotEqualTo(usual);
            assertThat(recognised(other.getBytes(StandardCharsets.UTF_8)))
                    .as(other)
                    .isFalse();
        }
    }

    private boolean agrees(byte[] bytes) {
        if (!recognised(bytes)) {
            return false;
        }
        Entry entry = Entry.parse(bytes);
        assertThat(entry.sequence()).as(text(bytes)).isEqualTo(form.sequence());
        assertThat(entry.previous()).as(text(bytes)).isEqualTo(form.previous());
        return true;
    }

    private boolean recognised(byte[] entry) {
        byte[] among = new byte[entry.length + 2];
        System.arraycopy(entry, 0, among, 1, entry.length);
        return form.matches(among, 1, entry.length + 1);
    }

    private static byte[] changed(byte[] entry, int at, int removed, byte... added) {
        byte[] changed = new byte[entry.length - removed + added.length];
        System.arraycopy(entry, 0, changed, 0, at);
        System.arraycopy(added, 0, changed, at, added.length);
        System.arraycopy(entry, at + removed, changed, at + added.length, entry.length - at - removed);
        return changed;
    }

    private static List<byte[]> entries() {
        Map<String, Object> all = new HashMap<>();
        all.put("text", "Grüße, \"quoted\" \\ / \b\n\t and \ud83d\ude00, long enough for eight bytes at once");
        all.put("none", null);
        all.put("flags", List.of(true, false));
        all.put("numbers", List.of(0, -1, 12, 999_999_999_999_999L));
        all.put("deep", Map.of("a", Map.of("b", List.of(Map.of("c", "d")))));
        all.put("empty", List.of(Map.of(), List.of(), ""));
        NewEntry rich = new NewEntry(
                "TaskCompleted",
                2,
                "credit-scoring~1.1.0~production~1",
                Actor.person("qa-lead", "qa-lead"),
                "operations",
                all,
                List.of("sha256:" + LEAF, "sha256:" + LEAF),
                "task:1");
        NewEntry plain = NewEntry.of("TaskCompleted", "s", Actor.person("a", null), Map.of("a", 1), "k");
        NewEntry service = NewEntry.of("X1", "s", Actor.service("slipway"), Map.of(), "k");
        return List.of(
                Entry.bytes(7, LEAF, NOW, plain),
                Entry.bytes(123_456_789L, LEAF, NOW, rich),
                Entry.bytes(0, LEAF, NOW, service));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
