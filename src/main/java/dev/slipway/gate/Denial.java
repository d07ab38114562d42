package dev.slipway.gate;

/**
 * One reason why the gate stays shut.
 *
 * @param code constant, for machines
 * @param message what was found, for people
 * @param control the control or article that asks for it
 * @param owner id of the role that can remedy it
 * @param remedy what to do
 */
public record Denial(String code, String message, String control, String owner, String remedy) {}
