package dev.linkgate.adapter;

import dev.linkgate.spec.ApiVersion;
import dev.linkgate.spec.SpecDocument;

/**
 * The version a caller speaks.
 *
 * @param version from the caller's header, its pin, or the API's default
 * @param shape the document that version is read with
 */
public record IngressVersion(ApiVersion version, SpecDocument shape) {}
