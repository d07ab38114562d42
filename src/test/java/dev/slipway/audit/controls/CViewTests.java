package dev.slipway.audit.controls;

import com.fasterxml.jackson.databind.*;
import dev.slipway.ledger.*;
import java.nio.file.*;
import java.util.*;
import org.junit.jupiter.api.Test;

class CViewTests {
    @Test
    void view() throws Exception {
        ControlDesk desk = ControlDesk.ofTheHouse();
        ObjectMapper json = new ObjectMapper();
        for (String line : Files.readAllLines(Path.of("/tmp/book/whole.ndjson"))) {
            Map<String, Object> e = json.readValue(line, Map.class);
            if (e.get("type").equals("NoticeDelivered")) continue;
            Map<String, Object> a = (Map<String, Object>) e.get("actor");
            Actor actor = a.get("kind").equals("person") ? Actor.person((String) a.get("id"), (String) a.get("role")) : Actor.service((String) a.get("id"));
            desk.ledger.at((String) e.get("time")).record(new NewEntry((String) e.get("type"), 1, (String) e.get("subject"), actor, (String) e.get("onBehalfOf"), (Map<String, Object>) e.get("payload"), (List<String>) e.get("digests"), (String) e.get("key")));
        }
        Path out = Files.createDirectories(Path.of("/tmp/book/pages"));
        Files.writeString(out.resolve("controls.html"), desk.pages.read("/audit/controls"));
        for (String show : List.of("gaps","explained","complete","running"))
        Files.writeString(out.resolve("control-" + show + ".html"), desk.pages.read("/audit/controls/QMS-005?show=" + show));
        for (Control c : desk.catalogue.controls()) System.out.println("CTL " + c.id() + " " + desk.found(c.id(), Show.GAPS) + " " + desk.found(c.id(), Show.EXPLAINED).keySet().size() + " " + desk.found(c.id(), Show.COMPLETE).keySet());
    }
}
