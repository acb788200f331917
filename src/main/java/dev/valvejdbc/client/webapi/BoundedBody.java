package dev.valvejdbc.client.webapi;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** A body of bounded size. */
final class BoundedBody implements HttpResponse.BodySubscriber<byte[]> {
  private final HttpResponse.BodySubscriber<byte[]> bytes = BodySubscribers.ofByteArray();
  private final int most;
  private long size;
  private Flow.@Nullable Subscription subscription;

  BoundedBody(int most) {
    this.most = most;
  }

  @Override
  public CompletionStage<byte[]> getBody() {
    return bytes.getBody();
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    bytes.onSubscribe(given);
  }

  @Override
  public void onNext(List<ByteBuffer> item) {
    for (ByteBuffer buffer : item) {
      size += buffer.remaining();
    }
    if (size > most) {
      if (subscription != null) {
        subscription.cancel();
      }
      bytes.onError(new IOException("the answer is larger than " + most + " bytes"));
    } else {
      bytes.onNext(item);
    }
  }

  @Override
  public void onError(Throwable trouble) {
    bytes.onError(trouble);
  }

  @Override
  public void onComplete() {
    bytes.onComplete();
  }
}
