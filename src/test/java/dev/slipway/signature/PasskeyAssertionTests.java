package dev.slipway.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.signature.PasskeyRefused.Rule;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A kept assertion is checked offline. */
class PasskeyAssertionTests {

    private static final PasskeySite SITE = new PasskeySite("slipway.example", Set.of("https://slipway.example"));
    private static final byte[] STATEMENT = challenge("deploy credit-scoring 2.4.1");

    private final SoftAuthenticator authenticator = SoftAuthenticator.p256();

    static Stream<SoftAuthenticator> everyKindOfKey() {
        return Stream.of(SoftAuthenticator.p256(), SoftAuthenticator.ed25519(), SoftAuthenticator.rsa());
    }

    @ParameterizedTest
    @MethodSource("everyKindOfKey")
    void holdsForEveryKindOfKey(SoftAuthenticator any) {
        AuthenticatorFacts facts = any.sign(STATEMENT).check(any.key(), STATEMENT, SITE);
        assertThat(facts.verified()).isTrue();
        assertThat(facts.backupEligible()).isFalse();
        assertThat(facts.signCount()).isEqualTo(7);
    }

    @Test
    void tellsASyncedPasskey() {
        AuthenticatorFacts facts =
                authenticator.saying(0x1d).sign(STATEMENT).check(authenticator.key(), STATEMENT, SITE);
        assertThat(facts.backupEligible()).isTrue();
        assertThat(facts.backedUp()).isTrue();
    }

    @Test
    void attack48AnAssertionForAnotherStatement() {
        byte[] other = challenge("deploy credit-scoring 9.9.9");
        assertThat(refused(authenticator.sign(other))).isEqualTo(Rule.CHALLENGE);
    }

    @Test
    void attack50WithoutUserVerification() {
        assertThat(refused(authenticator.saying(0x01).sign(STATEMENT))).isEqualTo(Rule.VERIFIED);
        assertThat(refused(authenticator.saying(0x04).sign(STATEMENT))).isEqualTo(Rule.PRESENT);
    }

    @Test
    void attack51OnAPageOfAnotherOrigin() {
        assertThat(refused(authenticator.on("https://slipway.example.evil").sign(STATEMENT)))
                .isEqualTo(Rule.ORIGIN);
        assertThat(refused(authenticator.on("http://slipway.example").sign(STATEMENT)))
                .isEqualTo(Rule.ORIGIN);
    }

    @Test
    void attack51WithAPasskeyOfAnotherSite() {
        assertThat(refused(authenticator.enrolledAt("example.evil").sign(STATEMENT)))
                .isEqualTo(Rule.SITE);
        assertThat(refused(authenticator.enrolledAt("example").sign(STATEMENT)))
                .as("of a domain above ours")
                .isEqualTo(Rule.SITE);
    }

    @Test
    void attack52WithAnotherPersonsCredential() {
        PasskeyAssertion hers = SoftAuthenticator.p256().sign(STATEMENT);
        assertThat(refused(hers)).isEqualTo(Rule.KEY);
    }

    @Test
    void attack58WithZerosForASignature() {
        PasskeyAssertion made = authenticator.sign(STATEMENT);
        byte[] zeros = HexFormat.of().parseHex("3006020100020100");
        assertThat(refused(new PasskeyAssertion(made.authenticatorData(), made.clientDataJson(), zeros)))
                .isEqualTo(Rule.NOT_ZERO);
    }

    @Test
    void theAnswerToAnEnrolmentSignsNothing() {
        assertThat(refused(authenticator.asked("webauthn.create").sign(STATEMENT)))
                .isEqualTo(Rule.MADE_TO_SIGN);
    }

    @Test
    void aFramedPageSignsNothing() {
        assertThat(refused(authenticator.adding(",\"crossOrigin\":true").sign(STATEMENT)))
                .isEqualTo(Rule.NOT_FRAMED);
    }

    @Test
    void aBrowsersDataWithOneNameTwiceIsNotRead() {
        assertThat(refused(authenticator.adding(",\"type\":\"webauthn.get\"").sign(STATEMENT)))
                .isEqualTo(Rule.READABLE);
    }

    @Test
    void authenticatorDataIsWholeAndMakesSense() {
        PasskeyAssertion made = authenticator.sign(STATEMENT);
        assertThat(refused(new PasskeyAssertion(new byte[36], made.clientDataJson(), made.signature())))
                .isEqualTo(Rule.READABLE);
        assertThat(refused(authenticator.saying(0x15).sign(STATEMENT)))
                .as("copied, but not to be copied")
                .isEqualTo(Rule.READABLE);
    }

    @Test
    void aFlippedBitAnywhereIsRefused() {
        PasskeyAssertion made = authenticator.sign(STATEMENT);
        for (byte[] part : Stream.of(made.authenticatorData(), made.clientDataJson(), made.signature())
                .toList()) {
            for (int at = 0; at < part.length; at++) {
                part[at] ^= 1;
                assertThatThrownBy(() -> made.check(authenticator.key(), STATEMENT, SITE))
                        .isInstanceOf(PasskeyRefused.class);
                part[at] ^= 1;
            }
        }
        made.check(authenticator.key(), STATEMENT, SITE);
    }

    @Test
    void withoutKnowingTheSiteThePageAndThePasskeyMustBelongTogether() {
        authenticator.on("https://desk.slipway.example").sign(STATEMENT).check(authenticator.key(), STATEMENT);
        PasskeyAssertion elsewhere = authenticator.on("https://slipway.evil").sign(STATEMENT);
        assertThatThrownBy(() -> elsewhere.check(authenticator.key(), STATEMENT))
                .asInstanceOf(InstanceOfAssertFactories.type(PasskeyRefused.class))
                .extracting(PasskeyRefused::rule)
                .isEqualTo(Rule.SITE);
    }

    @Test
    void aKeyThatIsNoPointOfTheCurveIsNotRead() {
        byte[] cose = authenticator.cose();
        cose[cose.length - 1] ^= 1;
        assertThatThrownBy(() -> CoseKey.trusted("probe", cose))
                .isInstanceOf(UnreadableSignature.class)
                .hasMessageContaining("not on the curve");
    }

    @Test
    void aKeyForAnotherAlgorithmIsNotRead() {
        byte[] cose = authenticator.cose();
        cose[4] = 0x38;
        assertThatThrownBy(() -> CoseKey.trusted("probe", cose)).isInstanceOf(UnreadableSignature.class);
    }

    private Rule refused(PasskeyAssertion assertion) {
        PasskeyRefused refusal =
                catchThrowableOfType(PasskeyRefused.class, () -> assertion.check(authenticator.key(), STATEMENT, SITE));
        assertThat(refusal).as("it counts").isNotNull();
        return refusal.rule();
    }

    private static byte[] challenge(String text) {
        return SoftAuthenticator.sha256(text.getBytes(StandardCharsets.UTF_8));
    }
}
