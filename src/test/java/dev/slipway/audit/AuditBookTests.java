package dev.slipway.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.RestPerson;
import dev.slipway.SlipwayTest;
import dev.slipway.ledger.Entry;
import dev.slipway.ledger.Ledger;
import java.net.http.HttpResponse;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the running application tells auditors about its records, its procedure and its controls. */
@SlipwayTest
class AuditBookTests {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MODEL = """
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
              xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="Definitions_AuditProbe" targetNamespace="x">
              <bpmn:process id="audit-probe" isExecutable="true" camunda:historyTimeToLive="P3653D">
                <bpmn:startEvent id="Event_Started" />
              </bpmn:process>
            </bpmn:definitions>
            """;

    @LocalServerPort
    private int port;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private Ledger ledger;

    @Test
    void theSetThatTheApplicationDeployedIsToldByTheLedgerFileByFile() throws Exception {
        JsonNode sets = json("/api/audit/procedure/sets").path("sets");
        JsonNode first = sets.get(sets.size() - 1);
        assertThat(first.path("by").asText()).isEqualTo("slipway");
        assertThat(first.path("added").asInt()).isGreaterThan(100);
        Entry told = ledger.entry(first.path("entry").asLong()).orElseThrow();
        assertThat(told.content().type()).isEqualTo("ProcedureDeployed");
        JsonNode set = json("/api/audit/procedure/sets/" + first.path("id").asText());
        Map<?, ?> files = (Map<?, ?>) told.content().payload().getOrDefault("files", Map.of());
        assertThat(set.path("files"))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(files.get(file.path("name").asText()))
                        .isEqualTo(file.path("digest").asText()));
    }

    @Test
    void whoeverDeploysAModelIsNamedAndTheLedgerKeepsAPseudonym() throws Exception {
        HttpResponse<String> deployed = RestPerson.of(port, "process-owner").deploy("audit-probe", MODEL);
        assertThat(deployed.statusCode()).as(deployed.body()).isEqualTo(200);
        String id = JSON.readTree(deployed.body()).path("id").asText();
        try {
            JsonNode set = json("/api/audit/procedure/sets/" + id);
            assertThat(set.path("set").path("by").asText()).isEqualTo("process-owner");
            assertThat(ledger.entry(set.path("set").path("entry").asLong())
                            .orElseThrow()
                            .text())
                    .contains("\"person-")
                    .doesNotContain("process-owner");
            assertThat(json("/api/audit/procedure/sets/" + id + "/changes?file=audit-probe.bpmn")
                            .path("changes"))
                    .anySatisfy(
                            change -> assertThat(change.path("kind").asText()).isEqualTo("start event"));
        } finally {
            repository.deleteDeployment(id, true);
        }
    }

    @Test
    void whoHoldsWhichRoleStandsInItsRegisterByName() throws Exception {
        assertThat(json("/api/audit/records/role-holders").path("lines"))
                .anySatisfy(line -> assertThat(line.path("facts").toString())
                        .contains("\"person\":\"qa-lead\"", "\"role\":\"qa-lead\""));
    }

    @Test
    void onlyAuditorsReadAnyOfIt() {
        for (String address : new String[] {"/api/audit/records", "/api/audit/procedure"}) {
            assertThat(RestPerson.of(port, "system-owner").get(address).statusCode())
                    .as(address)
                    .isEqualTo(403);
        }
    }

    private JsonNode json(String address) throws Exception {
        HttpResponse<String> answer = RestPerson.of(port, "auditor").get(address);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }
}
