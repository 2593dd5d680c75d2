package dev.ashlar.web;

import dev.ashlar.kernel.Page;
import dev.ashlar.kernel.PageRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lists on the wire: query parameters in, a bare array and four headers out.
public final class Paging {
    private Paging() {}

    /// The page that a list with default values was asked for.
    public static PageRequest request(int page, int perPage) {
        return new PageRequest(page, perPage);
    }

    /// The page that somebody asked for, or everything where nobody asked: for lists that older clients read whole.
    public static PageRequest requestOrAll(@Nullable Integer page, @Nullable Integer perPage) {
        if (page == null && perPage == null) {
            return PageRequest.unpaged();
        }
        return new PageRequest(
                page == null ? 1 : page, perPage == null ? PageRequest.DEFAULT_SIZE : perPage);
    }

    /// 200 with the page's things, and headers that say which part of the list they are.
    public static <T> HttpResponse<List<T>> answer(Page<T> page) {
        return withHeaders(HttpResponse.ok(page.items()), page);
    }

    /// The same with 201, for what has added to a list.
    public static <T> HttpResponse<List<T>> created(Page<T> page) {
        return withHeaders(HttpResponse.created(page.items()), page);
    }

    private static <T> HttpResponse<List<T>> withHeaders(
            MutableHttpResponse<List<T>> answer, Page<T> page) {
        return answer.header("page", Integer.toString(page.request().number()))
                .header("per-page", Integer.toString(page.request().size()))
                .header("total", Long.toString(page.total()))
                .header("total-pages", Long.toString(page.totalPages()));
    }
}
