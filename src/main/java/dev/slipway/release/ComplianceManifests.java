package dev.slipway.release;

import dev.slipway.release.ComplianceManifest.Actor;
import dev.slipway.release.ComplianceManifest.Aspect;
import dev.slipway.release.ComplianceManifest.DataSource;
import dev.slipway.release.ComplianceManifest.HumanOversight;
import dev.slipway.release.ComplianceManifest.LoggingProfile;
import dev.slipway.release.ComplianceManifest.PredeterminedChange;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a compliance manifest; each thing that is wrong with it becomes a finding. */
final class ComplianceManifests {

    private static final Pattern WORD = Pattern.compile("[a-z0-9]+([_-][a-z0-9]+)*");
    private static final String WORD_RULE = "lower-case words joined by '-' or '_'";
    private static final Pattern ADDRESS = Pattern.compile("[a-z][a-z0-9+.-]*:[\\x21-\\x7e]+");

    private ComplianceManifests() {}

    static Optional<ComplianceManifest> read(Section section, String system) {
        String name = section.text("system_name");
        if (!name.isEmpty() && !name.equals(system)) {
            section.refuse(
                    "system_name", "'" + system + "', the system it was handed in for", name, "Hand it in there.");
        }
        String owner = section.text("owner");
        String intendedUse = section.text("intended_use");
        List<String> outOfScope = section.texts("out_of_scope");
        RiskTier tier = tier(section);
        String domain = section.matching("domain", WORD, WORD_RULE);
        List<DataSource> sources = section.sections("data_sources", ComplianceManifests::source);
        atLeastOne(section, "data_sources");
        HumanOversight oversight = section.section("human_oversight", ComplianceManifests::oversight)
                .orElse(null);
        LoggingProfile logging =
                section.section("logging_profile", ComplianceManifests::logging).orElse(null);
        Actor actor = section.word("role", List.of(Actor.values()), Actor::id);
        String assessed = section.text("aisdp_version");
        List<PredeterminedChange> foreseen =
                section.optionalSections("predetermined_changes", ComplianceManifests::predetermined);
        LocalDate since = section.optionalDate("placed_on_market_since");
        return tier == null || oversight == null || logging == null || actor == null
                ? Optional.empty()
                : Optional.of(new ComplianceManifest(
                        name,
                        owner,
                        intendedUse,
                        outOfScope,
                        tier,
                        domain,
                        sources,
                        oversight,
                        logging,
                        actor,
                        assessed,
                        foreseen,
                        since));
    }

    private static @Nullable RiskTier tier(Section section) {
        if (section.has("risk_tier") && section.text("risk_tier").equals("prohibited")) {
            section.refuse(
                    "risk_tier",
                    "a tier that may be placed on the market",
                    "prohibited",
                    "A prohibited practice is not deployed; withdraw the system.");
            return null;
        }
        return section.word("risk_tier", Arrays.asList(RiskTier.values()), RiskTier::id);
    }

    private static Optional<DataSource> source(Section section) {
        return Optional.of(new DataSource(
                section.matching("uri", ADDRESS, "an absolute URI such as s3://bucket/name"), section.text("version")));
    }

    private static Optional<PredeterminedChange> predetermined(Section section) {
        Aspect aspect = section.word("aspect", List.of(Aspect.values()), Aspect::id);
        String limits = section.text("limits");
        return aspect == null ? Optional.empty() : Optional.of(new PredeterminedChange(aspect, limits));
    }

    private static Optional<HumanOversight> oversight(Section section) {
        List<Role> approvers = section.texts("approvers").stream()
                .flatMap(id -> approver(section, id).stream())
                .distinct()
                .toList();
        atLeastOne(section, "approvers");
        return Optional.of(new HumanOversight(approvers, section.text("escalation")));
    }

    private static Optional<Role> approver(Section section, String id) {
        Optional<Role> role = Role.of(id).filter(Role::takesTasks);
        if (role.isEmpty()) {
            section.refuse("approvers", "ids of roles that work in releases", id, "Use a role such as system-owner.");
        }
        return role;
    }

    private static Optional<LoggingProfile> logging(Section section) {
        List<String> events = words(section, "required_events");
        List<String> masked = words(section, "masked_fields");
        atLeastOne(section, "required_events");
        return Optional.of(new LoggingProfile(events, masked, retention(section)));
    }

    private static List<String> words(Section section, String name) {
        List<String> words = section.texts(name);
        words.stream()
                .filter(word -> !word.isEmpty() && !WORD.matcher(word).matches())
                .forEach(word -> section.refuse(name, WORD_RULE, word, "Correct the name."));
        return words;
    }

    private static Period retention(Section section) {
        String text = section.text("retention");
        try {
            Period period = text.isEmpty() ? Period.ofDays(1) : Period.parse(text);
            if (period.isNegative() || period.isZero()) {
                section.refuse("retention", "longer than no time", text, "State a period such as P6M.");
            }
            return period;
        } catch (DateTimeException e) {
            section.refuse("retention", "an ISO 8601 period such as P6M", text, "Correct the period.");
            return Period.ZERO;
        }
    }

    private static void atLeastOne(Section section, String name) {
        if (section.isEmptyList(name)) {
            section.refuse(name, "a list of at least one item", "an empty list", "Add what is missing.");
        }
    }
}
