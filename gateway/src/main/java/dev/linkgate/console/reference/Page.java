package dev.linkgate.console.reference;

/**
 * A page, but for what all pages of the console have around them.
 *
 * @param status of the answer
 * @param title plain text
 * @param content HTML below the title
 */
public record Page(int status, String title, String content) {}
