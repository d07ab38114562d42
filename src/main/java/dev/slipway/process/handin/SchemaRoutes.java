package dev.slipway.process.handin;

import dev.slipway.release.EvidenceSchemas;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What a program has to know to hand in evidence: the schemas under their ids, and the description of the API. */
@RestController
class SchemaRoutes {

    private static final MediaType SCHEMA = MediaType.parseMediaType("application/schema+json");
    private static final MediaType YAML = MediaType.parseMediaType("application/yaml");

    @GetMapping("/schemas")
    List<String> schemas() {
        return Stream.concat(EvidenceSchemas.TYPES.stream(), EvidenceSchemas.STATEMENTS.stream())
                .map(type -> "/schemas/" + type + ".1.json")
                .toList();
    }

    @GetMapping("/schemas/{name}")
    ResponseEntity<String> schema(@PathVariable("name") String name) {
        return EvidenceSchemas.text(name)
                .map(text -> ResponseEntity.ok().contentType(SCHEMA).body(text))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    @GetMapping("/openapi.yaml")
    ResponseEntity<Resource> description() {
        return ResponseEntity.ok().contentType(YAML).body(new ClassPathResource("openapi.yaml"));
    }
}
