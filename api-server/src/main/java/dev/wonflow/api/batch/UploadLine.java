package dev.wonflow.api.batch;

/**
 * A line of an upload as it came.
 *
 * @param line its number in the file, the header is 1
 */
record UploadLine(int line, String sellerId, String amount) {}
