"""What a page with columns has in the article's."""

TWO = "Cán bộ khuyến nông xuống từng thửa ruộng, ghi lại năng suất và chi phí của mỗi hộ để bà con so sánh. " * 2
