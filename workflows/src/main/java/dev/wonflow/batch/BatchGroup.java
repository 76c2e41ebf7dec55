package dev.wonflow.batch;

import java.util.List;

/** The lines that go next; none where all have gone. */
public record BatchGroup(List<BatchItem> items) {}
