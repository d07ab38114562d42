package dev.slipway.process.guard;

import java.lang.reflect.Field;
import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SetJobRetriesCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitStartFormCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.jspecify.annotations.Nullable;

/** The fields of the engine's commands that the guard reads; loading the class fails when an engine lacks one. */
enum CommandField {
    COMPLETE_TASK(CompleteTaskCmd.class, "taskId"),
    COMPLETE_VALUES(CompleteTaskCmd.class, "variables"),
    SUBMIT_TASK(SubmitTaskFormCmd.class, "taskId"),
    SUBMIT_VALUES(SubmitTaskFormCmd.class, "properties"),
    CLAIM_TASK(ClaimTaskCmd.class, "taskId"),
    CLAIM_USER(ClaimTaskCmd.class, "userId"),
    ASSIGN_TASK(AssignTaskCmd.class, "taskId"),
    ASSIGN_USER(AssignTaskCmd.class, "userId"),
    START_DEFINITION(SubmitStartFormCmd.class, "processDefinitionId"),
    START_KEY(SubmitStartFormCmd.class, "businessKey"),
    START_VALUES(SubmitStartFormCmd.class, "variables"),
    BUILDER(StartProcessInstanceCmd.class, "instantiationBuilder"),
    RETRIES(SetJobRetriesCmd.class, "retries"),
    RETRIES_DUE_DATE_SET(SetJobRetriesCmd.class, "isDueDateSet");

    private final Field field;

    CommandField(Class<?> command, String name) {
        this.field = find(command, name);
        field.setAccessible(true);
    }

    @Nullable
    Object in(Object command) {
        try {
            return field.get(command);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    String textIn(Object command) {
        Object value = in(command);
        return value == null ? "" : value.toString();
    }

    void write(Object command, Object value) {
        try {
            field.set(command, value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    static Field find(Class<?> command, String name) {
        for (Class<?> type = command; type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (field.getName().equals(name)) {
                    return field;
                }
            }
        }
        throw new IllegalStateException("The guard cannot work with this engine: " + command.getName()
                + " has no field '" + name + "'. Use the engine version of the POM, or teach the guard the new one.");
    }
}
