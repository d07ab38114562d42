package dev.slipway.process.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The guard reads fields of frozen engine classes; an engine without them stops the start. */
class CommandFieldTests {

    @ParameterizedTest
    @EnumSource
    void existsInThisEngine(CommandField field) {
        assertThat(field).isNotNull();
    }

    @Test
    void readsAndWritesTheCommand() {
        var command = new CompleteTaskCmd("task-1", Map.of("a", 1));

        CommandField.COMPLETE_VALUES.write(command, Map.of());

        assertThat(CommandField.COMPLETE_TASK.textIn(command)).isEqualTo("task-1");
        assertThat(CommandField.COMPLETE_VALUES.in(command)).isEqualTo(Map.of());
    }

    @Test
    void saysWhichFieldAnEngineLacks() {
        assertThatThrownBy(() -> CommandField.find(CompleteTaskCmd.class, "gone"))
                .hasMessageContaining("CompleteTaskCmd has no field 'gone'");
    }
}
