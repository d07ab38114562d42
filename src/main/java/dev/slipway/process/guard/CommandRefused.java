package dev.slipway.process.guard;

/**
 * A person's command was refused; published after its transaction was rolled back, so a listener may write.
 *
 * @param user who gave the command
 * @param command simple name of the engine's command
 * @param subject id of the task, process definition or job, slug of the release, or empty
 * @param status the HTTP status of the answer
 * @param text what the person read; it may quote submitted values
 */
public record CommandRefused(String user, String command, String subject, int status, String text) {}
