/**
 * Messages and who has taken notice of them: alerts and what thresholds set off get a name that
 * follows from their content, and acknowledgements are judged by those names. No alert is made
 * here.
 */
@NullMarked
package io.ringfence.streaming.notice;

import org.jspecify.annotations.NullMarked;
