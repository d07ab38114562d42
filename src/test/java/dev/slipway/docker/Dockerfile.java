package dev.slipway.docker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The instructions of docker/Dockerfile, continued lines joined. */
record Dockerfile(List<Instruction> instructions) {

    static Dockerfile read() {
        return new Dockerfile(Arrays.stream(text().replaceAll("(?m)^#.*\n", "")
                        .replaceAll("\\\\\n\\s*", "")
                        .split("\n"))
                .filter(line -> !line.isBlank())
                .map(line -> line.split(" ", 2))
                .map(words -> new Instruction(words[0], words[1]))
                .toList());
    }

    List<String> all(String name) {
        return instructions.stream()
                .filter(instruction -> instruction.name().equals(name))
                .map(Instruction::arguments)
                .toList();
    }

    /** The instructions that make the image, after the last FROM. */
    Dockerfile lastStage() {
        int last = 0;
        for (int i = 0; i < instructions.size(); i++) {
            last = instructions.get(i).name().equals("FROM") ? i : last;
        }
        return new Dockerfile(instructions.subList(last, instructions.size()));
    }

    /** What the build takes from the repository. */
    List<String> copied() {
        return all("COPY").stream()
                .filter(arguments -> !arguments.contains("--from="))
                .map(arguments -> arguments.replaceAll("--\\S+ ", ""))
                .map(arguments -> arguments.substring(0, arguments.lastIndexOf(' ')))
                .flatMap(sources -> Arrays.stream(sources.split(" ")))
                .toList();
    }

    private static String text() {
        try {
            return Files.readString(Path.of("docker/Dockerfile"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One line of it. */
    record Instruction(String name, String arguments) {}
}
