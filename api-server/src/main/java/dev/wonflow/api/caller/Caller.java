package dev.wonflow.api.caller;

/**
 * Who is asking.
 *
 * @param client the shop that the request belongs to; part of every id it makes
 * @param person who answers for it
 */
public record Caller(String client, String person) {}
