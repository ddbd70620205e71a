/** Tests of messages and who has taken notice of them. */
@NullMarked
package io.ringfence.streaming.notice;

import org.jspecify.annotations.NullMarked;
