package dev.slipway.process.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.TestDatabase;
import dev.slipway.ledger.Anchor;
import dev.slipway.ledger.AnchorUnreachable;
import dev.slipway.ledger.Checkpoint;
import dev.slipway.ledger.KeyRegister;
import dev.slipway.ledger.KnownTree;
import dev.slipway.signature.NoteSigner;
import dev.slipway.signature.SignedNote;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** Rounds are compared with what anchors keep of this ledger, and not disturbed by those that keep something else. */
class AnchoredTreesTests {

    private static final String ROOT = "ab".repeat(32);

    private final NoteSigner key = key();
    private final StaticListableBeanFactory anchors = new StaticListableBeanFactory();
    private final AnchoredTrees trees;

    AnchoredTreesTests() throws GeneralSecurityException {
        DataSource database = new DriverManagerDataSource(TestDatabase.h2().url(), "sa", "");
        new ResourceDatabasePopulator(
                        new ClassPathResource("db/migration/V1__ledger.sql"),
                        new ClassPathResource("db/migration/V13__ledger_tree.sql"))
                .execute(database);
        KeyRegister register = new KeyRegister(database);
        register.register(List.of(key.verifier()));
        trees = new AnchoredTrees(
                anchors.getBeanProvider(Anchor.class), anchors.getBeanProvider(Anchors.class), register);
    }

    @Test
    void whatAnAnchorKeepsOfThisLedgerIsKnown() {
        add("the witness", () -> Optional.of(signed(key)));

        assertThat(trees.trees()).containsExactly(new KnownTree("the witness", 7, ROOT));
    }

    @Test
    void whoKeepsNothingOrAnotherLedgerOrIsAwayDisturbsNothing() throws GeneralSecurityException {
        NoteSigner foreign = key();
        add("new", Optional::empty);
        add("foreign", () -> Optional.of(signed(foreign)));
        add("garbled", () -> Optional.of(key.sign("no checkpoint\n")));
        add("away", () -> {
            throw new AnchorUnreachable("away", new IOException("no answer"));
        });
        add("the mirror", () -> Optional.of(signed(key)));

        assertThat(trees.trees()).extracting(KnownTree::holder).containsExactly("the mirror");
    }

    private void add(String keeper, Newest newest) {
        anchors.addBean(keeper, new Anchor() {
            @Override
            public String keeper() {
                return keeper;
            }

            @Override
            public Optional<SignedNote> newest() {
                return newest.note();
            }
        });
    }

    private static SignedNote signed(NoteSigner signer) {
        return signer.sign(new Checkpoint("ledger.example", 7, ROOT).text());
    }

    private static NoteSigner key() throws GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        return new NoteSigner("ledger.example", pair.getPrivate(), pair.getPublic());
    }

    /** What an anchor keeps. */
    private interface Newest {
        Optional<SignedNote> note();
    }
}
