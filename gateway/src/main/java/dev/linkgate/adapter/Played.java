package dev.linkgate.adapter;

/**
 * An operation that an upstream of our own carried out.
 *
 * @param answer in the caller's API
 * @param account whom it was about
 * @param made whether this operation made the account, now or when it was sent before
 */
public record Played(HttpAnswer answer, String account, boolean made) {}
