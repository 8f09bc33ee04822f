package dev.linkgate.adapter;

/**
 * What a failure's rendering needs to know of its exchange.
 *
 * @param requestId our id of the exchange
 * @param method the caller's
 * @param path the caller's, without query
 * @param names the caller's words for fields
 */
public record FailureContext(String requestId, String method, String path, Names names) {}
