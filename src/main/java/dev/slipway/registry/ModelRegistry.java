package dev.slipway.registry;

import dev.slipway.release.RegisteredModel;
import java.util.Map;
import java.util.Optional;

/**
 * A registry of models. Every method throws {@link RegistryRefused} when it does not answer, does not know what was
 * asked for, or does not do what was asked of it; the message names the remedy.
 */
public interface ModelRegistry {

    /** The files of a version that is ready, each read to its end. */
    ModelFiles files(RegisteredModel model);

    /** What is noted at a version. */
    Map<String, String> tags(RegisteredModel model);

    /** Notes one thing at a version, over what was there. */
    void tag(RegisteredModel model, String key, String value);

    /** The version that a name stands for; empty when it stands for none. */
    Optional<String> aliased(String model, String alias);

    /** Lets the name stand for this version, whatever it stood for; the registry knows no condition. */
    void setAlias(RegisteredModel model, String alias);

    /** Lets the name stand for none. */
    void dropAlias(String model, String alias);
}
