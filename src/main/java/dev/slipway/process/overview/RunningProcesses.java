package dev.slipway.process.overview;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricProcessInstanceQuery;
import org.springframework.stereotype.Component;

/** Which processes run for whom, in one query however many are asked for. */
@Component
class RunningProcesses {

    /** The engine gives nobody more at once. */
    private static final int MOST = 2000;

    private final HistoryService history;

    RunningProcesses(HistoryService history) {
        this.history = history;
    }

    List<RunningProcess> of(Collection<String> slugs) {
        return slugs.isEmpty() ? List.of() : read(query().processInstanceBusinessKeyIn(slugs.toArray(String[]::new)));
    }

    List<RunningProcess> byId(Set<String> ids) {
        return ids.isEmpty() ? List.of() : read(query().processInstanceIds(ids));
    }

    private HistoricProcessInstanceQuery query() {
        return history.createHistoricProcessInstanceQuery().unfinished();
    }

    private static List<RunningProcess> read(HistoricProcessInstanceQuery query) {
        return query.orderByProcessInstanceStartTime().asc().listPage(0, MOST).stream()
                .map(RunningProcess::of)
                .toList();
    }
}
