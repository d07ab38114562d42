package dev.slipway.process.history;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the engine remembers of a release: what ran, what was walked, and which models and forms were in force. */
public interface ReleaseHistory {

    /** The processes of these ids, in the order in which they began; one that is forgotten is left out. */
    List<ProcessRun> runs(Collection<String> instances);

    /** The model of a definition id, if it is still kept. */
    Optional<ProcessModel> model(String definition);

    /** The decision table of a definition id, if it is still kept. */
    Optional<TableModel> table(String definition);

    /** Each form as it was on the screen, by its {@link FilledForm#id()}; a form that is not kept is left out. */
    Map<String, SeenForm> forms(List<FilledForm> filled);
}
