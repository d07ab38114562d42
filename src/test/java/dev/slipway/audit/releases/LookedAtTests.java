package dev.slipway.audit.releases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.audit.Attention;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A check that breaks is said on the overview of auditors, and takes no page away. */
class LookedAtTests {

    @Test
    void whatCannotBeLookedAtIsSaid() {
        Attention broken = new Attention() {
            @Override
            public String title() {
                return "The ledger";
            }

            @Override
            public List<Note> notes() {
                throw new IllegalStateException("away");
            }
        };
        assertThat(AuditOverviews.looked(broken))
                .singleElement()
                .satisfies(note -> assertThat(note.text()).startsWith("The ledger could not be looked at"));
    }

    @Test
    void whatCanBeLookedAtIsLeftAsItIs() {
        Attention.Note note = new Attention.Note("The copy 'b' disagrees with it.", "/audit/ledger");
        Attention source = () -> List.of(note);
        assertThat(AuditOverviews.looked(source)).containsExactly(note);
    }
}
