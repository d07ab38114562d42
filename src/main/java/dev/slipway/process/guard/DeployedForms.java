package dev.slipway.process.guard;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.GetDeployedTaskFormCmd;
import org.camunda.bpm.engine.impl.cmd.GetDeployedStartFormCmd;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;

/** The form that belongs to a task or a start, in the very version that was deployed with it. */
final class DeployedForms {

    FormSchema ofTask(String taskId, CommandContext context) {
        return read(() -> new GetDeployedTaskFormCmd(taskId).execute(context), context);
    }

    FormSchema ofStart(String processDefinitionId, CommandContext context) {
        return read(() -> new GetDeployedStartFormCmd(processDefinitionId).execute(context), context);
    }

    /** Without authorization: a worker may complete a task of a definition that he may not read. */
    private static FormSchema read(Callable<InputStream> deployed, CommandContext context) {
        try (InputStream json = context.runWithoutAuthorization(deployed)) {
            return FormReader.read(json);
        } catch (BadUserRequestException noForm) {
            return FormSchema.NONE;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
