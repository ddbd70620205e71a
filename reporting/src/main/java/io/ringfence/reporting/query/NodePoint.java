package io.ringfence.reporting.query;

/** A point of how a node went on: of its figures, or of a budget of it. */
public sealed interface NodePoint permits DeskHistoryQuery.Row, UtilisationHistoryQuery.Row {}
