package dev.slipway.model;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.jspecify.annotations.Nullable;

/** One decision table of the procedure, evaluated as the engine does, remembering which rules applied. */
final class DecisionTable {

    private final Set<String> hits = new LinkedHashSet<>();
    private final DmnEngine engine;
    private final DmnDecision decision;
    private final byte[] source;

    DecisionTable(String id) {
        var configuration = new DefaultDmnEngineConfiguration();
        configuration.getCustomPostDecisionTableEvaluationListeners().add(this::remember);
        engine = configuration.buildEngine();
        source = read(Path.of("processes", id + ".dmn"));
        decision = engine.parseDecision(id, new ByteArrayInputStream(source));
    }

    List<Map<String, Object>> evaluate(Map<String, @Nullable Object> facts) {
        return engine.evaluateDecisionTable(decision, Variables.fromMap(new HashMap<>(facts)))
                .getResultList();
    }

    Set<String> hits() {
        return Set.copyOf(hits);
    }

    List<String> rules() {
        return Dmn.readModelFromStream(new ByteArrayInputStream(source)).getModelElementsByType(Rule.class).stream()
                .map(Rule::getId)
                .toList();
    }

    private void remember(DmnDecisionTableEvaluationEvent event) {
        event.getMatchingRules().forEach(rule -> hits.add(rule.getId()));
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
