package dev.ashlar.web.requests;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Sees to it that no request is carried out whose end is not known for sure: one whose chunks are broken, and one whose
/// body is encoded in a way that nobody here reads, so that its body would be taken for the next request. They get their
/// refusal, then the connection ends: what comes after on it cannot be trusted.
final class Framing extends ChannelInboundHandlerAdapter {
    private @Nullable HttpMessage current;
    private boolean lost;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (lost) {
            ReferenceCountUtil.release(message);
            return;
        }
        if (message instanceof HttpRequest request) {
            current = request;
            if (request.decoderResult().isSuccess() && !endsForSure(request)) {
                request.setDecoderResult(
                        DecoderResult.failure(new IOException("an unknown transfer encoding")));
                lose(request);
            }
        } else if (message instanceof HttpContent content && content.decoderResult().isFailure()) {
            content.release();
            lose(current);
            context.fireExceptionCaught(new IOException("a broken chunk"));
            return;
        }
        context.fireChannelRead(message);
    }

    private void lose(@Nullable HttpMessage request) {
        lost = true;
        if (request != null) {
            request.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        }
    }

    private static boolean endsForSure(HttpRequest request) {
        var encodings = request.headers().getAll(HttpHeaderNames.TRANSFER_ENCODING);
        return encodings.isEmpty()
                || (encodings.size() == 1
                        && HttpHeaderValues.CHUNKED.contentEqualsIgnoreCase(
                                encodings.getFirst().strip()));
    }
}
