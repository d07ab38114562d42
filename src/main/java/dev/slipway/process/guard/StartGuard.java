package dev.slipway.process.guard;

import java.util.Map;
import org.camunda.bpm.engine.impl.ProcessInstantiationBuilderImpl;
import org.camunda.bpm.engine.impl.cmd.GetDeployedProcessDefinitionCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitStartFormCmd;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.variable.VariableMap;
import org.jspecify.annotations.Nullable;

/** A start carries exactly what the deployed start form asks for, and no business key: the server gives that. */
final class StartGuard {

    private final DeployedForms forms;

    StartGuard(DeployedForms forms) {
        this.forms = forms;
    }

    void check(SubmitStartFormCmd command, Caller caller) {
        String id = CommandField.START_DEFINITION.textIn(command);
        ProcessDefinitionEntity definition = caller.context()
                .getProcessEngineConfiguration()
                .getDeploymentCache()
                .findDeployedProcessDefinitionById(id);
        VariableMap values =
                checked(definition, CommandField.START_KEY.in(command), CommandField.START_VALUES.in(command), caller);
        CommandField.START_VALUES.write(command, values);
    }

    void check(StartProcessInstanceCmd command, Caller caller) {
        if (!(CommandField.BUILDER.in(command) instanceof ProcessInstantiationBuilderImpl builder)) {
            throw new IllegalStateException("A start without its builder");
        }
        ProcessDefinitionEntity definition =
                new GetDeployedProcessDefinitionCmd(builder, false).execute(caller.context());
        if (builder.getCaseInstanceId() != null) {
            throw Refusal.badRequest("Start of '" + definition.getKey() + "' refused: it belongs to no case instance.");
        }
        builder.setVariables(checked(definition, builder.getBusinessKey(), builder.getVariables(), caller));
    }

    private VariableMap checked(
            @Nullable ProcessDefinitionEntity definition,
            @Nullable Object businessKey,
            @Nullable Object submitted,
            Caller caller) {
        if (definition == null) {
            throw Refusal.gone("This process is not deployed any more. Reload the list.");
        }
        caller.require(checker -> checker.checkCreateProcessInstance(definition));
        String name = "Start of '" + definition.getKey() + "'";
        if (businessKey != null && !businessKey.toString().isEmpty()) {
            throw Refusal.badRequest(name + " refused: the server gives the business key, found '"
                    + Quoted.of(businessKey) + "'; leave it out.");
        }
        FormSchema form = forms.ofStart(definition.getId(), caller.context());
        return FormCheck.of(form, Submission.of(submitted), Map.of()).valuesOrRefuse(name);
    }
}
