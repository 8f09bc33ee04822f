package dev.linkgate.adapter;

import dev.linkgate.canonical.AccountSpace;

/**
 * One generation of a provider's API.
 *
 * @param name the word in configuration, headers and logs, such as {@code stripe-v1}
 * @param space whose account ids it speaks
 */
public record Api(String name, AccountSpace space) {}
