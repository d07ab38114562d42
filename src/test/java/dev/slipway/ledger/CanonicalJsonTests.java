package dev.slipway.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTests {

    @Test
    void sortsNamesByUtf16AsTheVectorOfRfc8785() {
        Map<String, Object> vector = Map.of(
                "\u20ac", "Euro Sign",
                "\r", "Carriage Return",
                "1", "One",
                "\ud83d\ude00", "Smiley",
                "\u0080", "Control\u007f",
                "\u00f6", "Latin Small Letter O With Diaeresis",
                "</script>", "Browser Challenge");

        assertThat(canonical(vector))
                .isEqualTo("{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"</script>\":\"Browser Challenge\","
                        + "\"\u0080\":\"Control\u007f\",\"\u00f6\":\"Latin Small Letter O With Diaeresis\","
                        + "\"\u20ac\":\"Euro Sign\",\"\ud83d\ude00\":\"Smiley\"}");
    }

    @Test
    void escapesOnlyWhatRfc8785Escapes() {
        assertThat(canonical(Map.of("string", "\u20ac$\u000f\nA'B\"\\\"/\u2028")))
                .isEqualTo("{\"string\":\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\"/\u2028\"}");
    }

    @Test
    void keepsTheLargestIntegersExactly() {
        assertThat(canonical(Map.of("a", 9007199254740991L, "b", -9007199254740991L, "c", BigInteger.TEN)))
                .isEqualTo("{\"a\":9007199254740991,\"b\":-9007199254740991,\"c\":10}");
    }

    @Test
    void writesWhatIsReadAgainAsTheSame() {
        Map<String, Object> document =
                Map.of("list", Arrays.asList(1L, null, "x", List.of()), "map", Map.of("b", true));

        assertThat(JsonText.parse(canonical(document))).isEqualTo(document);
    }

    static Stream<Object> values() {
        return Stream.of(
                9007199254740992L,
                -9007199254740992L,
                new BigInteger("12345678901234567890"),
                1.0,
                -0.0,
                Double.NaN,
                1.5f,
                new BigDecimal("1"),
                "\ud800",
                "a\udc00b",
                Instant.EPOCH,
                new byte[] {1},
                Map.of("\ud83d", 1),
                Map.of("e\u0301", 1),
                Map.of(1, "name"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void refusesWhatTheCanonicalizerWouldChangeInSilence(Object value) {
        assertThatThrownBy(() -> CanonicalJson.bytes(Map.of("deep", List.of(value))))
                .isInstanceOf(UnacceptableJson.class)
                .hasMessageContaining("$.deep[0]")
                .hasMessageContaining("must be");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":9007199254740993}",
                "{\"a\":12345678901234567890}",
                "{\"a\":\"\\ud800\"}",
                "{\"\\udc00\":1}",
                "{\"a\":01}",
                "{\"a\":+1}",
                "{\"a\":1.0}",
                "{\"a\":1e2}",
                "{\"a\":1E400}",
                "{\"a\":NaN}",
                "{\"a\":1,\"a\":2}",
                "{\"a\":1,\"\\u0061\":2}",
                "{\"e\\u0301\":1}",
                "{\"a\":'x'}",
                "{\"a\":\"\t\"}",
                "{\"a\":1,}",
                "{\"a\":1} x",
                "{\"a\":1}{}",
                "\uFEFF{\"a\":1}",
                "[1]",
                "\"text\"",
                "null",
                ""
            })
    void refusesTextThatTwoReadersCouldReadDifferently(String text) {
        assertThatThrownBy(() -> JsonText.parse(text)).isInstanceOf(UnacceptableJson.class);
    }

    @Test
    void refusesBytesThatAreNotUtf8() {
        byte[] surrogateInUtf8 = {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'};
        byte[] overlong = {(byte) 0xC0, (byte) 0x80};

        assertThatThrownBy(() -> JsonText.utf8(surrogateInUtf8)).isInstanceOf(UnacceptableJson.class);
        assertThatThrownBy(() -> JsonText.utf8(overlong)).isInstanceOf(UnacceptableJson.class);
    }

    @Test
    void takes32LevelsAndNotOneMore() {
        String deep = "{\"a\":".repeat(32) + "1" + "}".repeat(32);

        assertThat(CanonicalJson.bytes(JsonText.parse(deep))).asString().isEqualTo(deep);
        assertThatThrownBy(() -> JsonText.parse("{\"a\":" + deep + "}")).isInstanceOf(UnacceptableJson.class);
        assertThatThrownBy(() -> CanonicalJson.bytes(Map.of("a", JsonText.parse(deep))))
                .hasMessageContaining("at most 32 levels deep");
    }

    @Test
    void takes60KibibytesAndNotOneMore() {
        int envelope = "{\"a\":\"\"}".length();
        String text = "x".repeat(CanonicalJson.MAX_BYTES - envelope);

        assertThat(CanonicalJson.bytes(Map.of("a", text))).hasSize(61_440);
        assertThatThrownBy(() -> CanonicalJson.bytes(Map.of("a", text + "x"))).hasMessageContaining("61441 bytes");
    }

    @Test
    void writesTimesWithSixDigitsInUtc() {
        assertThat(UtcTime.text(Instant.parse("2026-01-02T03:04:05Z"))).isEqualTo("2026-01-02T03:04:05.000000Z");
        assertThat(UtcTime.text(Instant.parse("2026-01-02T03:04:05.123456789Z")))
                .isEqualTo("2026-01-02T03:04:05.123456Z");
        assertThatThrownBy(() -> UtcTime.parse("2026-01-02T03:04:05Z")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> UtcTime.parse("2026-02-30T03:04:05.000000Z"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String canonical(Map<String, ?> document) {
        return new String(CanonicalJson.bytes(document), StandardCharsets.UTF_8);
    }
}
