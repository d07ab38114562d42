package dev.slipway.release;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.evidence.EvidenceBundle;
import dev.slipway.evidence.EvidenceDocument;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Which documents count for each release; what is handed in after a freeze changes nothing here. */
@Repository
public class FrozenEvidence {

    private static final String ROW =
            "select slug, bundle_id, documents, frozen_at, lifted_at from frozen_evidence where ";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JdbcTemplate jdbc;
    private final Clock clock;

    FrozenEvidence(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Makes this bundle the one that counts. */
    public void freeze(ReleaseId release, EvidenceBundle bundle) {
        lift(release);
        Integer frozen = jdbc.queryForObject(
                "select count(*) from frozen_evidence where slug = ?", Integer.class, release.slug());
        jdbc.update(
                "insert into frozen_evidence (slug, nth, system, version, bundle_id, documents, frozen_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                release.slug(),
                frozen == null ? 1 : frozen + 1,
                release.system(),
                release.version(),
                bundle.id(),
                new String(bundle.canonicalJson(), StandardCharsets.UTF_8),
                Timestamp.from(clock.instant()));
    }

    /** The release is prepared anew: the newest documents count again. */
    public void lift(ReleaseId release) {
        jdbc.update(
                "update frozen_evidence set lifted_at = ? where slug = ? and lifted_at is null",
                Timestamp.from(clock.instant()),
                release.slug());
    }

    /** What counts for this release; empty before its freeze. */
    public Optional<FrozenBundle> of(ReleaseId release) {
        return first(ROW + "slug = ? and lifted_at is null", release.slug());
    }

    /** What counted in the last release of this version; empty when none was ever frozen. */
    public Optional<FrozenBundle> ofVersion(String system, String version) {
        return first(
                ROW + "system = ? and version = ? and lifted_at is null order by frozen_at desc, slug desc",
                system,
                version);
    }

    /** Open releases whose documents were settled before this one came. */
    public List<String> settled(String system, String version, EvidenceDocument document) {
        return jdbc
                .query(
                        "select f.slug, f.bundle_id, f.documents, f.frozen_at, f.lifted_at from frozen_evidence f"
                                + " join release_attempt a on a.slug = f.slug where f.system = ? and f.version = ?"
                                + " and f.lifted_at is null and a.ended_at is null order by f.slug",
                        (row, index) -> bundle(row),
                        system,
                        version)
                .stream()
                .filter(bundle -> bundle.listed()
                        .document(document.type())
                        .filter(settled -> settled.revision() >= document.revision())
                        .isEmpty())
                .map(bundle -> bundle.release().slug())
                .toList();
    }

    /** Every freeze under this id, the newest first. */
    public List<FrozenBundle> under(String bundleId) {
        return jdbc.query(ROW + "bundle_id = ? order by frozen_at desc, slug", (row, index) -> bundle(row), bundleId);
    }

    /** Every freeze, the oldest first. */
    public List<FrozenBundle> all() {
        return jdbc.query(ROW + "1 = 1 order by frozen_at, slug, nth", (row, index) -> bundle(row));
    }

    private Optional<FrozenBundle> first(String query, Object... values) {
        return jdbc.query(query, (row, index) -> bundle(row), values).stream().findFirst();
    }

    private static FrozenBundle bundle(ResultSet row) throws SQLException {
        Timestamp lifted = row.getTimestamp("lifted_at");
        return new FrozenBundle(
                ReleaseId.parse(row.getString("slug")),
                row.getString("bundle_id"),
                documents(row.getString("documents")),
                row.getTimestamp("frozen_at").toInstant(),
                lifted == null ? null : lifted.toInstant());
    }

    private static EvidenceBundle documents(String text) {
        List<EvidenceDocument> documents = new ArrayList<>();
        for (JsonNode document : tree(text)) {
            documents.add(new EvidenceDocument(
                    document.path("type").asText(),
                    document.path("revision").asInt(),
                    document.path("digest").asText(),
                    document.path("media_type").asText(),
                    document.path("size").asLong()));
        }
        return new EvidenceBundle(documents);
    }

    private static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The list of frozen documents is not what was written.", e);
        }
    }
}
